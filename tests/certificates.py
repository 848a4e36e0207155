"""Certificates of the tests' own, made anew each time: an authority, and what it vouches for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_LIFE = timedelta(days=2)


class Authority:
    """Vouches for servers; its own certificate lies in `file`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self._key = ec.generate_private_key(ec.SECP256R1())
        made = self._begun(self._name, self._key, datetime.now(UTC)).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        self.file = folder / f"{name}.crt"
        self._write(self.file, made)

    def vouch_for(self, host: str, *, is_over: bool = False) -> tuple[Path, Path]:
        """The certificate of a host and its key; one that ran out where it `is_over`."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        made = self._begun(name, key, datetime.now(UTC) - 2 * _LIFE * is_over)
        certificate, secret = self._folder / f"{host}-{is_over}.crt", self._folder / f"{host}-{is_over}.key"
        self._write(certificate, made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False))
        secret.write_bytes(key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ))  # fmt: skip
        secret.chmod(0o600)
        return certificate, secret

    def _begun(self, name: x509.Name, key: ec.EllipticCurvePrivateKey, at: datetime) -> x509.CertificateBuilder:
        return (x509.CertificateBuilder().subject_name(name).issuer_name(self._name).public_key(key.public_key())
                .serial_number(x509.random_serial_number()).not_valid_before(at - _LIFE / 2).not_valid_after(at + _LIFE / 2))  # fmt: skip

    def _write(self, file: Path, made: x509.CertificateBuilder) -> None:
        file.write_bytes(made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
