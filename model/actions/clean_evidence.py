"""Taking away the files no measure points to; what is deleted from the disk does not come back."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from model.ledger import Ledger
from model.rows.changed import Changed
from model.store.holdings import evidence_of_replaced
from model.store.restoring import replaced_ledgers
from model.store.tables import Evidence, EvidenceLink


def clean_evidence(ledger: Ledger) -> Changed:
    """Forget files without a measure, then delete from the disk what no row names any more, here or in a replaced ledger.

    The rows go first and are committed: a power cut leaves a file too many, never one too few. The change has no number
    to undo it by. Raises StorageError.
    """
    used = select(EvidenceLink.evidence_id)
    with ledger.change("clean-evidence") as change:
        gone = change.session.scalars(select(Evidence).where(Evidence.id.not_in(used))).all()
        change.facts |= {"count": str(len(gone)), "name": gone[0].name if gone else ""}
        for row in gone:
            change.session.delete(row)
    with ledger.look() as connection:
        kept = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM evidence")}
    kept |= evidence_of_replaced(replaced_ledgers(ledger.folder))
    strays = ledger.evidence_files.strays(kept)
    for file in strays:
        ledger.evidence_files.remove(file)
    facts = (*change.changed.facts, ("files", str(len(strays))))
    return replace(change.changed, number=None, facts=facts, kinds=change.changed.kinds | {"evidence"})
