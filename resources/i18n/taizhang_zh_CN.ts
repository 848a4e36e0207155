<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BurnUp</name>
    <message>
        <source>Closed over the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even pace: {even} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My role: {role}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress this month: {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{closed} / {measures} closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{heading}, {closed} of {measures} closed, {fold}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick off, or take the tick away; on a heading: fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold and unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach the picture or the files that were copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list; in the list: empty search and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Close %n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>There is no plan in this ledger yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in the file of an action plan: its measures become this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure of this plan names your unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither by name nor as one of a group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{words}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, task, unit, code and names of evidence were searched, within the chosen filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure fits these filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That may be good news.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatesSection</name>
    <message>
        <source>Dates to meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes back: {wording}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{date} · met on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untick date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailHead</name>
    <message>
        <source>Annex {annex}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {annex}, item {task}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source page {page}, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished">已完成</translation>
    </message>
    <message>
        <source>looked at each quarter&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(my unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(mine)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftListModel</name>
    <message>
        <source>Annex {number}  {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In doubt: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropHint</name>
    <message>
        <source>Drop to take the plan in</source>
        <translation>松开即可收文</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>More filters: annex, unit, state, due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not noted this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps misread: to be compared with the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan&apos;s own words leave something open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to drop this filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Due within %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Due by today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>&amp;Annex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All annexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Opening the ledger…</source>
        <translation>正在打开台账…</translation>
    </message>
    <message>
        <source>Take in the file of a plan</source>
        <translation>收文：选择行动计划文件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>打开菜单</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>转到{page}</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or name of a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the new task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or a new task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenSection</name>
    <message>
        <source>To be cleared up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with the source: it stands as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}: “{wording}”. Does this mean your unit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wording}”: it is us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{wording}”: it is not us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer “{wording}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settle doubts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress by annex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed over the year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished">已完成</translation>
    </message>
    <message>
        <source>Due within 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n with a date past</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No progress this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of those still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets met</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n without a reading</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken in with doubts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare them with the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours only if “相关…” means you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer once for each wording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {number}  {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today is the day</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation type="unfinished">
            <numerusform>还有 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>Report on {month}: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {day}: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The holidays of this year are not known yet; only weekends were left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>{month} report: {day}</source>
        <translation>{month}报送：{day}</translation>
    </message>
    <message>
        <source>{month} report: {left}</source>
        <translation>{month}报送：{left}</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>还有 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天截止</translation>
    </message>
    <message>
        <source>The holidays of this year are not known: only weekends are counted as days off.</source>
        <translation>这一年的法定节假日还不清楚，只按周末计算休息日。</translation>
    </message>
    <message>
        <source>The report for {month} is due on {day} ({left}).</source>
        <translation>{month}的进展应在{day}前报送（{left}）。</translation>
    </message>
    <message>
        <source> It goes to {recipient}.</source>
        <translation>报送对象：{recipient}。</translation>
    </message>
    <message>
        <source>Remind me tomorrow</source>
        <translation>明天再提醒</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Continue &amp;later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit its units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join it with the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it into another task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo and redo in the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking in: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n annex(es)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Questions are what the plan&apos;s own words leave open; they are asked after accepting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Accept %n measure(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No doubt is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next doubt  F8  ({place}/{count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next doubt  F8  ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {step}  Ctrl+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the one above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Accept with %n doubtful row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This row is right (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit (E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the one above (J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units (U)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measure is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “{proposal}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own value…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked after accepting, if it may mean you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left open by the plan; kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, name and section change for the whole task. Units are parted by 、 or a blank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier in the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later in the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source, page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source, lines {first}–{last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source, line {line}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split the measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor where the second measure begins. Deadline and units go with both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search measures, units, evidence…  {keys}</source>
        <translation>搜索措施、单位、佐证…  {keys}</translation>
    </message>
    <message>
        <source>Search measures, units, evidence</source>
        <translation>搜索措施、单位、佐证</translation>
    </message>
    <message>
        <source>Take in +</source>
        <translation>收文 +</translation>
    </message>
    <message>
        <source>Take in the file of a plan (Ctrl+O), or drop it anywhere on the window</source>
        <translation>收入一份行动计划（Ctrl+O），也可以把文件拖到窗口任意位置</translation>
    </message>
    <message>
        <source>Plan: {title}</source>
        <translation>行动计划：{title}</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Who are you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your unit the program knows which measures are yours. Choose from the lists, or type what is not in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set my unit: {unit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Start with your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the plan&apos;s file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of a plan, as a scanner or a copy out of a document gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take in your plan…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing at hand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look around in the sample ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} · change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoAmI</name>
    <message>
        <source>&amp;Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or pinyin initials of the district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Town, street, zone or bureau</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Person who fills in (may stay empty)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person who fills in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>&amp;Language · 语言</source>
        <translation>语言 · Language(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ook</source>
        <translation>外观(&amp;O)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>撤销“{change}”(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做“{change}”(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>To the next control</source>
        <translation>到下一个控件</translation>
    </message>
    <message>
        <source>Empty the search, close a dialog</source>
        <translation>清空搜索，关闭对话框</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>On track</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未启动</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>推进中</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>存在困难</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不涉及</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>主责</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>{day} {month_name}</source>
        <translation>{month}月{day}日</translation>
    </message>
    <message>
        <source>{day} {month_name} {year}</source>
        <translation>{year}年{month}月{day}日</translation>
    </message>
    <message>
        <source>{month_name} {year}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>{short_name}</source>
        <translation>{month}月</translation>
    </message>
    <message>
        <source>Q{quarter} {year}</source>
        <translation>{year}年第{quarter}季度</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <comment>deadline</comment>
        <translation>长期</translation>
    </message>
    <message>
        <source>from {start}</source>
        <translation>{start} 起</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月</translation>
    </message>
</context>
<context>
    <name>_Plurals</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
</TS>
