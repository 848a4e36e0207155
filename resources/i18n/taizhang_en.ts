<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>About</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlikeSide</name>
    <message numerus="yes">
        <source>Merge all %n other form(s)</source>
        <translation>
            <numerusform>Merge all %n other form</numerusform>
            <numerusform>Merge all %n other forms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message numerus="yes">
        <source>Has %n open measure(s) now.</source>
        <translation>
            <numerusform>Has %n open measure now.</numerusform>
            <numerusform>Has %n open measures now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Assigning</name>
    <message numerus="yes">
        <source>Give %n measure(s) to</source>
        <translation>
            <numerusform>Give %n measure to</numerusform>
            <numerusform>Give %n measures to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give %n measure(s) to {handler}</source>
        <translation>
            <numerusform>Give %n measure to {handler}</numerusform>
            <numerusform>Give %n measures to {handler}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n measure(s) back from the handler</source>
        <translation>
            <numerusform>Take %n measure back from the handler</numerusform>
            <numerusform>Take %n measures back from the handler</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>Attach %n file(s)</source>
        <translation>
            <numerusform>Attach %n file</numerusform>
            <numerusform>Attach %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n file(s) to {count} measures</source>
        <translation>
            <numerusform>Attach %n file to {count} measures</numerusform>
            <numerusform>Attach %n files to {count} measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message numerus="yes">
        <source>Last proven backup: {when}, %n measure(s).</source>
        <translation>
            <numerusform>Last proven backup: {when}, %n measure.</numerusform>
            <numerusform>Last proven backup: {when}, %n measures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarExport</name>
    <message numerus="yes">
        <source>%n date(s) written to {name}</source>
        <translation>
            <numerusform>%n date written to {name}</numerusform>
            <numerusform>%n dates written to {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message numerus="yes">
        <source>handlers of %n measure(s)</source>
        <translation>
            <numerusform>handler of %n measure</numerusform>
            <numerusform>handlers of %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) whether your unit is meant</source>
        <translation>
            <numerusform>%n answer whether your unit is meant</numerusform>
            <numerusform>%n answers whether your unit is meant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) said to report or not to</source>
        <translation>
            <numerusform>%n unit said to report or not to</numerusform>
            <numerusform>%n units said to report or not to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <translation>
            <numerusform>%n file attached</numerusform>
            <numerusform>%n files attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused file(s) cleaned up</source>
        <translation>
            <numerusform>%n unused file cleaned up</numerusform>
            <numerusform>%n unused files cleaned up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) taken back from the handler</source>
        <translation>
            <numerusform>%n measure taken back from the handler</numerusform>
            <numerusform>%n measures taken back from the handler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) given to {handler}</source>
        <translation>
            <numerusform>%n measure given to {handler}</numerusform>
            <numerusform>%n measures given to {handler}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckLedgerDialog</name>
    <message numerus="yes">
        <source>%n file(s) that no row names; they harm nothing.</source>
        <translation>
            <numerusform>%n file that no row names; it harms nothing.</numerusform>
            <numerusform>%n files that no row names; they harm nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) left:</source>
        <translation>
            <numerusform>%n fault left:</numerusform>
            <numerusform>%n faults left:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n to mend</numerusform>
            <numerusform>%n to mend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may be added</source>
        <translation>
            <numerusform>%n that may be added</numerusform>
            <numerusform>%n that may be added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reported as they stand</source>
        <translation>
            <numerusform>%n reported as it stands</numerusform>
            <numerusform>%n reported as they stand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClashDialog</name>
    <message numerus="yes">
        <source>The same for %n more</source>
        <translation>
            <numerusform>The same for %n more</numerusform>
            <numerusform>The same for %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictsSide</name>
    <message numerus="yes">
        <source>All: what was reported last (%n)</source>
        <translation>
            <numerusform>All: what was reported last (%n)</numerusform>
            <numerusform>All: what was reported last (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All: what the ledger has (%n)</source>
        <translation>
            <numerusform>All: what the ledger has (%n)</numerusform>
            <numerusform>All: what the ledger has (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n of this kind: &quot;{words}&quot;</source>
        <translation>
            <numerusform>The other one of this kind: &quot;{words}&quot;</numerusform>
            <numerusform>The other %n of this kind: &quot;{words}&quot;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>%n measure(s) are too many to copy; export them instead.</source>
        <translation>
            <numerusform>%n measure is too many to copy; export it instead.</numerusform>
            <numerusform>%n measures are too many to copy; export them instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste progress of {month} for %n measure(s)</source>
        <translation>
            <numerusform>Paste progress of {month} for %n measure</numerusform>
            <numerusform>Paste progress of {month} for %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatesMenu</name>
    <message numerus="yes">
        <source>%n date(s) written to {name}</source>
        <translation>
            <numerusform>%n date written to {name}</numerusform>
            <numerusform>%n dates written to {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message numerus="yes">
        <source>Due within %n day(s)</source>
        <translation>
            <numerusform>Due within %n day</numerusform>
            <numerusform>Due within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditionStep</name>
    <message numerus="yes">
        <source>%n measure(s) stay as they are.</source>
        <translation>
            <numerusform>%n measure stays as it is.</numerusform>
            <numerusform>%n measures stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceHanding</name>
    <message numerus="yes">
        <source>%n file(s) copied: paste them into a mail or a folder</source>
        <translation>
            <numerusform>%n file copied: paste it into a mail or a folder</numerusform>
            <numerusform>%n files copied: paste them into a mail or a folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save the contact sheet of %n file(s)</source>
        <translation>
            <numerusform>Save the contact sheet of %n file</numerusform>
            <numerusform>Save the contact sheet of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n picture(s) may still say where they were taken</source>
        <translation>
            <numerusform>; %n picture may still say where it was taken</numerusform>
            <numerusform>; %n pictures may still say where they were taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>%n file deleted</numerusform>
            <numerusform>%n files deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceHead</name>
    <message numerus="yes">
        <source>The %n file(s) chosen as small pictures on pages to print</source>
        <translation>
            <numerusform>The %n file chosen as a small picture on a page to print</numerusform>
            <numerusform>The %n files chosen as small pictures on pages to print</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>%n file, {size}</numerusform>
            <numerusform>%n files, {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureBoard</name>
    <message numerus="yes">
        <source>%n without a reading</source>
        <translation>
            <numerusform>%n without a reading</numerusform>
            <numerusform>%n without a reading</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n behind</numerusform>
            <numerusform>%n behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past a milestone</source>
        <translation>
            <numerusform>%n past a milestone</numerusform>
            <numerusform>%n past a milestone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDetail</name>
    <message numerus="yes">
        <source>&amp;Decide %n</source>
        <translation>
            <numerusform>&amp;Decide %n</numerusform>
            <numerusform>&amp;Decide %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) filled in</source>
        <translation>
            <numerusform>%n row filled in</numerusform>
            <numerusform>%n rows filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesSide</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message numerus="yes">
        <source>%n cell(s) will be filled; everything else stays as it is.</source>
        <translation>
            <numerusform>%n cell will be filled; everything else stays as it is.</numerusform>
            <numerusform>%n cells will be filled; everything else stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandedOver</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n sheet</numerusform>
            <numerusform>%n sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%n place(s) here, in {chapters} chapters; Enter goes to the next one.</source>
        <translation>
            <numerusform>%n place here, in {chapters} chapters; Enter goes to the next one.</numerusform>
            <numerusform>%n places here, in {chapters} chapters; Enter goes to the next one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>saved %n time(s)</source>
        <translation>
            <numerusform>saved %n time</numerusform>
            <numerusform>saved %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message numerus="yes">
        <source>%n number(s) to reach. Where readings add up, enter the total since the year began.</source>
        <translation>
            <numerusform>%n number to reach. Where readings add up, enter the total since the year began.</numerusform>
            <numerusform>%n numbers to reach. Where readings add up, enter the total since the year began.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndicatorsView</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFiles</name>
    <message numerus="yes">
        <source>%n line(s) written to {name}</source>
        <translation>
            <numerusform>%n line written to {name}</numerusform>
            <numerusform>%n lines written to {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyMeasures</name>
    <message numerus="yes">
        <source>Note progress of {month} for %n measure(s)</source>
        <translation>
            <numerusform>Note progress of {month} for %n measure</numerusform>
            <numerusform>Note progress of {month} for %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show its %n measure(s)</source>
        <translation>
            <numerusform>Show its %n measure</numerusform>
            <numerusform>Show its %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeHead</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left to decide</source>
        <translation>
            <numerusform>%n left to decide</numerusform>
            <numerusform>%n left to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be written, </source>
        <translation>
            <numerusform>%n line will be written, </numerusform>
            <numerusform>%n lines will be written, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n unit(s)</source>
        <translation>
            <numerusform>from %n unit</numerusform>
            <numerusform>from %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingPanel</name>
    <message numerus="yes">
        <source>%n of {open} open measure(s) without progress in {month}</source>
        <translation>
            <numerusform>%n of {open} open measures without progress in {month}</numerusform>
            <numerusform>%n of {open} open measures without progress in {month}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthSteps</name>
    <message numerus="yes">
        <source>%n measure(s) go in.</source>
        <translation>
            <numerusform>%n measure goes in.</numerusform>
            <numerusform>%n measures go in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have no progress in {month} yet.</source>
        <translation>
            <numerusform>%n of them has no progress in {month} yet.</numerusform>
            <numerusform>%n of them have no progress in {month} yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) stand open</source>
        <translation>
            <numerusform>%n finding stands open</numerusform>
            <numerusform>%n findings stand open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthWriter</name>
    <message numerus="yes">
        <source>Submission of {month} written: %n measure(s) on {sheets} sheets</source>
        <translation>
            <numerusform>Submission of {month} written: %n measure on {sheets} sheets</numerusform>
            <numerusform>Submission of {month} written: %n measures on {sheets} sheets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteManyDialog</name>
    <message numerus="yes">
        <source>The same progress for %n measure(s)</source>
        <translation>
            <numerusform>The same progress for %n measure</numerusform>
            <numerusform>The same progress for %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Write into %n measure(s)</source>
        <translation>
            <numerusform>&amp;Write into %n measure</numerusform>
            <numerusform>&amp;Write into %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OccurrenceRows</name>
    <message numerus="yes">
        <source>%n earlier one(s) missed: show</source>
        <translation>
            <numerusform>%n earlier one missed: show</numerusform>
            <numerusform>%n earlier ones missed: show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed, none needed…</source>
        <translation>
            <numerusform>%n missed, not needed…</numerusform>
            <numerusform>%n missed, none needed…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n missed</source>
        <translation>
            <numerusform> · %n missed</numerusform>
            <numerusform> · %n missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{wording}: %n time(s) not needed.</source>
        <translation>
            <numerusform>{wording}: %n time not needed.</numerusform>
            <numerusform>{wording}: %n times not needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenWordings</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message numerus="yes">
        <source>◆ The texts of %n measure(s) hold identity or telephone numbers: {codes}</source>
        <translation>
            <numerusform>◆ The texts of %n measure hold identity or telephone numbers: {codes}</numerusform>
            <numerusform>◆ The texts of %n measures hold identity or telephone numbers: {codes}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageWriter</name>
    <message numerus="yes">
        <source>Package of {month} written: %n file(s)</source>
        <translation>
            <numerusform>Package of {month} written: %n file</numerusform>
            <numerusform>Package of {month} written: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked package of {month} written: %n file(s)</source>
        <translation>
            <numerusform>Locked package of {month} written: %n file</numerusform>
            <numerusform>Locked package of {month} written: %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastedDialog</name>
    <message numerus="yes">
        <source>&amp;Write into %n measure(s)</source>
        <translation>
            <numerusform>&amp;Write into %n measure</numerusform>
            <numerusform>&amp;Write into %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be written.</source>
        <translation>
            <numerusform>%n line will be written.</numerusform>
            <numerusform>%n lines will be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them replace other words.</source>
        <translation>
            <numerusform>%n of them replaces other words.</numerusform>
            <numerusform>%n of them replace other words.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found no measure.</source>
        <translation>
            <numerusform>%n line found no measure.</numerusform>
            <numerusform>%n lines found no measure.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressSection</name>
    <message numerus="yes">
        <source>%n more month(s)</source>
        <translation>
            <numerusform>%n more month</numerusform>
            <numerusform>%n more months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message numerus="yes">
        <source>about %n more minute(s)</source>
        <translation>
            <numerusform>about %n more minute</numerusform>
            <numerusform>about %n more minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more second(s)</source>
        <translation>
            <numerusform>about %n more second</numerusform>
            <numerusform>about %n more seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingWriter</name>
    <message numerus="yes">
        <source>%n cell(s) of the column found no row</source>
        <translation>
            <numerusform>%n cell of the column found no row</numerusform>
            <numerusform>%n cells of the column found no row</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderBoard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message numerus="yes">
        <source>%n of your measures is/are overdue.</source>
        <translation>
            <numerusform>%n of your measures is overdue.</numerusform>
            <numerusform>%n of your measures are overdue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportHanding</name>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>%n page sent to the printer</numerusform>
            <numerusform>%n pages sent to the printer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultSide</name>
    <message numerus="yes">
        <source>%n measure(s) reported on by others</source>
        <translation>
            <numerusform>%n measure reported on by others</numerusform>
            <numerusform>%n measures reported on by others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n with somebody missing</source>
        <translation>
            <numerusform>; %n with somebody missing</numerusform>
            <numerusform>; %n with somebody missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message numerus="yes">
        <source>%n annex(es)</source>
        <translation>
            <numerusform>%n annex</numerusform>
            <numerusform>%n annexes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n indicator value(s)</source>
        <translation>
            <numerusform>%n indicator value</numerusform>
            <numerusform>%n indicator values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Accept %n measure(s)</source>
        <translation>
            <numerusform>&amp;Accept %n measure</numerusform>
            <numerusform>&amp;Accept %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>No measure is in doubt; %n indicator value(s) still to confirm</source>
        <translation>
            <numerusform>No measure is in doubt; %n indicator value still to confirm</numerusform>
            <numerusform>No measure is in doubt; %n indicator values still to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept with %n doubtful row(s)</source>
        <translation>
            <numerusform>Accept with %n doubtful row</numerusform>
            <numerusform>Accept with %n doubtful rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept with %n doubtful value(s)</source>
        <translation>
            <numerusform>Accept with %n doubtful value</numerusform>
            <numerusform>Accept with %n doubtful values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCopying</name>
    <message numerus="yes">
        <source>&amp;Copy the %n row(s) chosen</source>
        <translation>
            <numerusform>&amp;Copy the row chosen</numerusform>
            <numerusform>&amp;Copy the %n rows chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy &amp;all %n row(s)</source>
        <translation>
            <numerusform>Copy &amp;all %n row</numerusform>
            <numerusform>Copy &amp;all %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message numerus="yes">
        <source>Delete %n saved filter(s)</source>
        <translation>
            <numerusform>Delete %n saved filter</numerusform>
            <numerusform>Delete %n saved filters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n measure(s) chosen</source>
        <translation>
            <numerusform>%n measure chosen</numerusform>
            <numerusform>%n measures chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenderTableModel</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetFilling</name>
    <message numerus="yes">
        <source>Sheet of {month} filled in: %n measure(s)</source>
        <translation>
            <numerusform>Sheet of {month} filled in: %n measure</numerusform>
            <numerusform>Sheet of {month} filled in: %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SinceDialog</name>
    <message numerus="yes">
        <source>%n value(s) would be different if it were written today.</source>
        <translation>
            <numerusform>%n value would be different if it were written today.</numerusform>
            <numerusform>%n values would be different if it were written today.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeInStart</name>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n measure</numerusform>
            <numerusform>%n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n to confirm</numerusform>
            <numerusform>%n to confirm</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message numerus="yes">
        <source>%n file(s) taken in</source>
        <translation>
            <numerusform>%n file taken in</numerusform>
            <numerusform>%n files taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n there already</numerusform>
            <numerusform>%n there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken in</source>
        <translation>
            <numerusform>%n not taken in</numerusform>
            <numerusform>%n not taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ticking</name>
    <message numerus="yes">
        <source>Close %n measure(s)</source>
        <translation>
            <numerusform>Close %n measure</numerusform>
            <numerusform>Close %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n measure(s)</source>
        <translation>
            <numerusform>Reopen %n measure</numerusform>
            <numerusform>Reopen %n measures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %n measure(s) to &quot;{state}&quot;</source>
        <translation>
            <numerusform>Set %n measure to &quot;{state}&quot;</numerusform>
            <numerusform>Set %n measures to &quot;{state}&quot;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message numerus="yes">
        <source>and %n older step(s)</source>
        <translation>
            <numerusform>and %n older step</numerusform>
            <numerusform>and %n older steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message numerus="yes">
        <source>%n step(s) undone</source>
        <translation>
            <numerusform>%n step undone</numerusform>
            <numerusform>%n steps undone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitDetailPane</name>
    <message numerus="yes">
        <source>Show its %n measure(s)</source>
        <translation>
            <numerusform>Show its %n measure</numerusform>
            <numerusform>Show its %n measures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitsSide</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpwardWriter</name>
    <message numerus="yes">
        <source>Submission of {month} with all units written: %n measure(s)</source>
        <translation>
            <numerusform>Submission of {month} with all units written: %n measure</numerusform>
            <numerusform>Submission of {month} with all units written: %n measures</numerusform>
        </translation>
    </message>
</context>
</TS>
