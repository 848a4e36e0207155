<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Taizhang</source>
        <translation>关于台账</translation>
    </message>
    <message>
        <source>Taizhang {version}</source>
        <translation>台账 {version}</translation>
    </message>
    <message>
        <source>The ledger of a government&apos;s action plan: read, carried out, handed over. Nothing leaves this machine. Nothing classified belongs in it.</source>
        <translation>一份政府行动计划的台账：读进来、落实、交出去。什么都不会离开这台电脑。涉密内容不得写入台账。</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>None is open.</source>
        <translation>没有打开的台账。</translation>
    </message>
    <message>
        <source>Built from</source>
        <translation>用到的作品和许可</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>作品</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Works and their licences</source>
        <translation>作品和许可</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>许可全文</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 次改动</numerusform>
        </translation>
    </message>
    <message>
        <source>{measures}, {changes}, {mib} MiB</source>
        <translation>{measures}，{changes}，{mib} MiB</translation>
    </message>
    <message>
        <source>This package brings no text of its licence along.</source>
        <translation>这个软件包没有附上许可全文。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>AlikeSide</name>
    <message>
        <source>These names may be one unit&apos;s. Merging keeps both names; a unit&apos;s measures, groups and reports come together. It can be undone.</source>
        <translation>下面的名称可能是同一个单位。合并后两个名称都保留，措施、集体名称和报送情况归到一起，随时可以撤销。</translation>
    </message>
    <message>
        <source>No two names look like one unit</source>
        <translation>没有疑似重复的单位</translation>
    </message>
    <message>
        <source>When a further plan brings other forms of a name, they stand here.</source>
        <translation>再接收计划时如果出现同一单位的其他写法，会列在这里。</translation>
    </message>
    <message numerus="yes">
        <source>Merge all %n other form(s)</source>
        <translation>
            <numerusform>合并全部 %n 组不同写法</numerusform>
        </translation>
    </message>
    <message>
        <source>{kept} ({kept_count}) and {other} ({other_count})</source>
        <translation>{kept}（{kept_count} 条）与 {other}（{other_count} 条）</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>并入{name}</translation>
    </message>
    <message>
        <source>into {name}</source>
        <translation>并入{name}</translation>
    </message>
    <message>
        <source>Different</source>
        <translation>不是同一单位</translation>
    </message>
    <message>
        <source>They are not proposed again</source>
        <translation>以后不再提示</translation>
    </message>
</context>
<context>
    <name>AskedOnce</name>
    <message>
        <source>Answer whether &quot;相关…&quot; means us</source>
        <translation>明确“相关…”是否包括本单位</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>&amp;Handler</source>
        <translation>承办人(&amp;H)</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>撤回交办(&amp;T)</translation>
    </message>
    <message>
        <source>Nobody is the handler any more</source>
        <translation>不再有承办人</translation>
    </message>
    <message>
        <source>&amp;Give</source>
        <translation>交办(&amp;G)</translation>
    </message>
    <message>
        <source>Name or pinyin initials of the colleague</source>
        <translation>同事姓名或拼音首字母</translation>
    </message>
    <message numerus="yes">
        <source>Has %n open measure(s) now.</source>
        <translation>
            <numerusform>现有 %n 条未完成的措施。</numerusform>
        </translation>
    </message>
    <message>
        <source>A name that nothing was given to yet.</source>
        <translation>还没有给这个姓名交办过措施。</translation>
    </message>
    <message>
        <source>The colleague in this office who carries it out.</source>
        <translation>本单位具体承办的同事。</translation>
    </message>
</context>
<context>
    <name>Assigning</name>
    <message>
        <source>Give {code} to</source>
        <translation>交办 {code}</translation>
    </message>
    <message numerus="yes">
        <source>Give %n measure(s) to</source>
        <translation>
            <numerusform>交办 %n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>Give {code} to {handler}</source>
        <translation>给{handler}交办 {code}</translation>
    </message>
    <message>
        <source>Take {code} back from the handler</source>
        <translation>撤回 {code} 的交办</translation>
    </message>
    <message numerus="yes">
        <source>Give %n measure(s) to {handler}</source>
        <translation>
            <numerusform>给{handler}交办 %n 条措施</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n measure(s) back from the handler</source>
        <translation>
            <numerusform>撤回 %n 条措施的交办</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message numerus="yes">
        <source>Attach %n file(s)</source>
        <translation>
            <numerusform>附加 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attach %n file(s) to {count} measures</source>
        <translation>
            <numerusform>为 {count} 条措施附加 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>截图</translation>
    </message>
</context>
<context>
    <name>BackupLine</name>
    <message>
        <source>No backup has been proven yet.</source>
        <translation>还没有核对过的备份。</translation>
    </message>
    <message>
        <source>Last proven backup: {when}</source>
        <translation>最近一次核对过的备份：{when}</translation>
    </message>
    <message>
        <source>restored on trial {when}</source>
        <translation>{when}试恢复无误</translation>
    </message>
    <message>
        <source>the trial restore found faults</source>
        <translation>试恢复发现问题</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>BackupTable</name>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后改动</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>读不出来</translation>
    </message>
    <message>
        <source>✓ Proven</source>
        <translation>✓ 已核对</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二备份位置</translation>
    </message>
    <message>
        <source>In the ledger&apos;s folder</source>
        <translation>台账文件夹</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>日常备份</translation>
    </message>
    <message>
        <source>Before an upgrade</source>
        <translation>升级前备份</translation>
    </message>
    <message>
        <source>Before a merge</source>
        <translation>汇总前备份</translation>
    </message>
    <message>
        <source>Replaced ledger</source>
        <translation>被替换的台账</translation>
    </message>
</context>
<context>
    <name>BackupsSection</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>On each day&apos;s first change the ledger is copied into its own folder, opened again and compared. Seven days, four weeks and twelve months are kept.</source>
        <translation>每天第一次改动后，台账备份到自己的文件夹里，重新打开核对过才算数。保留七天、四周、十二个月的。</translation>
    </message>
    <message>
        <source>Back up &amp;now</source>
        <translation>立即备份(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二备份位置</translation>
    </message>
    <message>
        <source>A folder on a stick, another disk or a share: each backup goes there too, with the evidence files.</source>
        <translation>U盘、另一块硬盘或共享上的文件夹：每次备份都往那里再放一份，连同佐证文件。</translation>
    </message>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>选择文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>Not any &amp;more</source>
        <translation>不再使用(&amp;M)</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>第二备份位置</translation>
    </message>
    <message>
        <source>A backup is being made…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>None is chosen.</source>
        <translation>还没有选。</translation>
    </message>
    <message>
        <source>No backup has been proven yet.</source>
        <translation>还没有核对过的备份。</translation>
    </message>
    <message numerus="yes">
        <source>Last proven backup: {when}, %n measure(s).</source>
        <translation>
            <numerusform>最近一次核对过的备份：{when}，%n 条措施。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BurnUp</name>
    <message>
        <source>Closed over the year</source>
        <translation>销号进度</translation>
    </message>
    <message>
        <source>Even pace: {even} of {total}</source>
        <translation>匀速应销号：{even} / {total}</translation>
    </message>
</context>
<context>
    <name>CalendarExport</name>
    <message>
        <source>&amp;Export .ics…</source>
        <translation>导出 .ics(&amp;E)…</translation>
    </message>
    <message>
        <source>All dates of these measures as a file for the calendar of a phone or mail program</source>
        <translation>把这些措施的全部日期存成文件，可以导入手机或邮件程序的日历</translation>
    </message>
    <message>
        <source>{unit}_calendar</source>
        <translation>{unit}_日历</translation>
    </message>
    <message>
        <source>Export the calendar</source>
        <translation>导出日历</translation>
    </message>
    <message>
        <source>Calendar file (*.ics)</source>
        <translation>日历文件 (*.ics)</translation>
    </message>
    <message>
        <source>Exporting the calendar…</source>
        <translation>正在导出日历…</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) written to {name}</source>
        <translation>
            <numerusform>已把 %n 个日期写入 {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarHead</name>
    <message>
        <source>&amp;Today</source>
        <translation>今天(&amp;T)</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>All plans</source>
        <translation>所有计划</translation>
    </message>
</context>
<context>
    <name>CalendarLists</name>
    <message>
        <source>Calendar {day}</source>
        <translation>{day}日历</translation>
    </message>
    <message>
        <source>All dates of the month as an Excel workbook or CSV (Ctrl+E)</source>
        <translation>本月各项日程存为 Excel 表格或 CSV（Ctrl+E）</translation>
    </message>
    <message>
        <source>All dates of the month as a list on paper: looked at, printed, saved as PDF (Ctrl+P)</source>
        <translation>本月各项日程列表：预览、打印、存为 PDF（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation>本月各天</translation>
    </message>
    <message>
        <source>The official holidays of this year are not known yet: only weekends are shown.</source>
        <translation>这一年的放假安排尚未公布，只按周末显示。</translation>
    </message>
    <message>
        <source>There are no dates yet</source>
        <translation>还没有日期</translation>
    </message>
    <message>
        <source>Take in the file of an action plan: its deadlines, milestones and reporting days stand here.</source>
        <translation>收进一份行动计划，它的时限、节点和报送日就会出现在这里。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>换一天</translation>
    </message>
    <message>
        <source>Page Up · Page Down</source>
        <translation>Page Up · Page Down</translation>
    </message>
    <message>
        <source>Another month</source>
        <translation>换一个月</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>To the day&apos;s list; in the list: open the measure</source>
        <translation>到当天的清单；在清单中：打开这条措施</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>In the list: tick, or take the tick away</source>
        <translation>在清单中：打勾或取消</translation>
    </message>
    <message>
        <source>Back to the month</source>
        <translation>回到月历</translation>
    </message>
</context>
<context>
    <name>CalendarTicking</name>
    <message>
        <source>Untick occurrence</source>
        <translation>取消一次定期事项的勾</translation>
    </message>
    <message>
        <source>Tick occurrence</source>
        <translation>勾掉一次定期事项</translation>
    </message>
    <message>
        <source>Untick date</source>
        <translation>取消日期的勾</translation>
    </message>
    <message>
        <source>Tick date</source>
        <translation>勾掉日期</translation>
    </message>
    <message>
        <source>Reopen measure</source>
        <translation>恢复措施</translation>
    </message>
    <message>
        <source>Close measure</source>
        <translation>销号</translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message>
        <source>Reporting day</source>
        <translation>报送日</translation>
    </message>
    <message>
        <source>Quarterly look</source>
        <translation>季末查看</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Recurring</source>
        <translation>定期</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>已生成报送表</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需办理</translation>
    </message>
    <message>
        <source>{measures} ongoing measures, {silent} without progress this quarter</source>
        <translation>长期措施 {measures} 条，本季度 {silent} 条没有进展</translation>
    </message>
    <message>
        <source>{months} report</source>
        <translation>报送{months}进展</translation>
    </message>
    <message>
        <source>{months} report to {to}</source>
        <translation>向{to}报送{months}进展</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>In the plan&apos;s words</source>
        <translation>计划原文</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>一 二 三 四 五 六 日</translation>
    </message>
    <message>
        <source>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</source>
        <translation>星期一 星期二 星期三 星期四 星期五 星期六 星期日</translation>
    </message>
    <message>
        <source>off</source>
        <comment>a holiday</comment>
        <translation>休</translation>
    </message>
    <message>
        <source>work</source>
        <comment>a weekend day that is worked</comment>
        <translation>班</translation>
    </message>
    <message>
        <source>New Year&apos;s Day</source>
        <translation>元旦</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
    <message>
        <source>Tomb-sweeping Day</source>
        <translation>清明节</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>劳动节</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午节</translation>
    </message>
    <message>
        <source>Mid-autumn Festival</source>
        <translation>中秋节</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>国庆节</translation>
    </message>
    <message>
        <source>{weekday}, {day}</source>
        <translation>{day} {weekday}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Off: {name}</source>
        <translation>休 {name}</translation>
    </message>
    <message>
        <source>Worked in exchange: {name}</source>
        <translation>班 {name}调休</translation>
    </message>
    <message>
        <source>Nothing on this day</source>
        <translation>这一天没有安排</translation>
    </message>
    <message>
        <source>{entries} in all, {open} open</source>
        <translation>共 {entries} 项，{open} 项未完成</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>Carrying</name>
    <message>
        <source>&amp;Start the year from it…</source>
        <translation>承接上年(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>handlers of %n measure(s)</source>
        <translation>
            <numerusform>承办人 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) whether your unit is meant</source>
        <translation>
            <numerusform>“相关…”答复 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s) said to report or not to</source>
        <translation>
            <numerusform>应报单位 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Carry over from {year}: {parts}</source>
        <translation>从{year}年计划承接：{parts}</translation>
    </message>
    <message>
        <source>Nothing of {year} is left to carry over: this plan has it, or that one had none.</source>
        <translation>{year}年计划没有可承接的：本计划已经有了，或那一年没有。</translation>
    </message>
    <message>
        <source>Carry over</source>
        <translation>承接</translation>
    </message>
    <message>
        <source>Start the year from {year}: {parts}</source>
        <translation>承接{year}年计划：{parts}</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message>
        <source>Plan taken in</source>
        <translation>收文入账</translation>
    </message>
    <message>
        <source>Corrected edition taken over</source>
        <translation>按更正版更新</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>取消销号</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状态改为“{state}”</translation>
    </message>
    <message>
        <source>Date met: {wording}</source>
        <translation>完成时间节点：{wording}</translation>
    </message>
    <message>
        <source>Date open again: {wording}</source>
        <translation>取消时间节点：{wording}</translation>
    </message>
    <message>
        <source>Done: {wording} {day}</source>
        <translation>已办：{wording} {day}</translation>
    </message>
    <message>
        <source>Open again: {wording} {day}</source>
        <translation>恢复未办：{wording} {day}</translation>
    </message>
    <message>
        <source>Not needed: {wording} {day} · {note}</source>
        <translation>不需要办：{wording} {day} · {note}</translation>
    </message>
    <message>
        <source>Date set: {day}</source>
        <translation>自定日期：{day}</translation>
    </message>
    <message>
        <source>Date changed: {wording} → {day}</source>
        <translation>改动日期：{wording} → {day}</translation>
    </message>
    <message>
        <source>Date removed: {wording} {day}</source>
        <translation>删去日期：{wording} {day}</translation>
    </message>
    <message>
        <source>The plan&apos;s dates again</source>
        <translation>恢复计划原文的日期</translation>
    </message>
    <message>
        <source>Deadline answered: {wording} → {day}</source>
        <translation>明确完成时限：{wording} → {day}</translation>
    </message>
    <message>
        <source>Progress of {month} noted</source>
        <translation>填写{month}进展</translation>
    </message>
    <message>
        <source>Reading of {month}: {value}</source>
        <translation>{month}读数：{value}</translation>
    </message>
    <message>
        <source>Readings of {month} entered</source>
        <translation>填报{month}指标</translation>
    </message>
    <message>
        <source>Said how a target runs</source>
        <translation>设定指标算法</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <translation>
            <numerusform>附加 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>File removed: {name}</source>
        <translation>移除文件 {name}</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>给 {name} 写备注</translation>
    </message>
    <message numerus="yes">
        <source>%n unused file(s) cleaned up</source>
        <translation>
            <numerusform>清理 %n 条未用佐证</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered: {wording}</source>
        <translation>已答复：{wording}</translation>
    </message>
    <message>
        <source>Answered with others</source>
        <translation>与其他措施一并明确</translation>
    </message>
    <message>
        <source>Units merged: {other} into {name}</source>
        <translation>单位合并：{other}并入{name}</translation>
    </message>
    <message>
        <source>Members of &quot;{wording}&quot; changed</source>
        <translation>调整“{wording}”的成员</translation>
    </message>
    <message>
        <source>&quot;{wording}&quot; by its words</source>
        <translation>“{wording}”恢复按字面认定</translation>
    </message>
    <message>
        <source>Unit renamed: {former} → {name}</source>
        <translation>单位改名：{former} → {name}</translation>
    </message>
    <message>
        <source>{unit} is also called {name}</source>
        <translation>{unit}又名{name}</translation>
    </message>
    <message>
        <source>{unit} is no longer called {name}</source>
        <translation>{unit}不再又名{name}</translation>
    </message>
    <message>
        <source>Two names said to be two units</source>
        <translation>认定两个名称不是同一单位</translation>
    </message>
    <message>
        <source>Started from {year}</source>
        <translation>承接{year}年计划</translation>
    </message>
    <message>
        <source>Compared with the source</source>
        <translation>已与原文核对</translation>
    </message>
    <message>
        <source>Cleared up</source>
        <translation>弄清疑问</translation>
    </message>
    <message>
        <source>Written for submission: {name}</source>
        <translation>生成报送文件：{name}</translation>
    </message>
    <message>
        <source>Sent to {receiver} on {day}</source>
        <translation>已于 {day} 报送{receiver}</translation>
    </message>
    <message>
        <source>Let stand before hand-in: {code}, {month}</source>
        <translation>体检照此上报：{code}，{month}</translation>
    </message>
    <message>
        <source>Remembered how a sheet is filled in: {name}</source>
        <translation>记住表格填法：{name}</translation>
    </message>
    <message>
        <source>Returned files of {month} taken in</source>
        <translation>收入{month}的回收件</translation>
    </message>
    <message>
        <source>Reports of {month} merged</source>
        <translation>汇总{month}报送</translation>
    </message>
    <message>
        <source>Sent by {unit}: {name}</source>
        <translation>认定{name}由{unit}报来</translation>
    </message>
    <message>
        <source>Said who is asked to report</source>
        <translation>设定应报单位</translation>
    </message>
    <message>
        <source>Returned file put back: {name}</source>
        <translation>退回回收件：{name}</translation>
    </message>
    <message>
        <source>One&apos;s own unit: {unit}</source>
        <translation>设定本单位：{unit}</translation>
    </message>
    <message>
        <source>Holidays taken over: {years}</source>
        <translation>导入节假日：{years}</translation>
    </message>
    <message>
        <source>Saved filters changed: {name}</source>
        <translation>修改已存筛选：{name}</translation>
    </message>
    <message>
        <source>Ledger made</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>Restored from {name}</source>
        <translation>从 {name} 恢复</translation>
    </message>
    <message>
        <source>Passphrase set</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Passphrase removed</source>
        <translation>去掉口令</translation>
    </message>
    <message>
        <source>Ledger repaired</source>
        <translation>修复台账</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Giving to colleagues</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Unit and duty</source>
        <translation>单位与职责</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>撤销与重做</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>{column}: {before} → {after}</source>
        <translation>{column}：{before} → {after}</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) taken back from the handler</source>
        <translation>
            <numerusform>撤回 %n 条的交办</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) given to {handler}</source>
        <translation>
            <numerusform>给 {handler} 交办 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Undone: {change}</source>
        <translation>撤销：{change}</translation>
    </message>
    <message>
        <source>Done again: {change}</source>
        <translation>重做：{change}</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>Word on closing</source>
        <translation>销号说明</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>销号日期</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>办理日期</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>存在问题</translation>
    </message>
    <message>
        <source>Proof named</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>报送至</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>报送日期</translation>
    </message>
    <message>
        <source>Let stand because</source>
        <translation>照此上报的说明</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>止</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>算法</translation>
    </message>
    <message>
        <source>Means us</source>
        <translation>涉及本单位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>adds up over the year</source>
        <translation>全年累计</translation>
    </message>
    <message>
        <source>a level each month</source>
        <translation>每月水平</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>CheckLedgerDialog</name>
    <message>
        <source>Check the ledger</source>
        <translation>检查台账</translation>
    </message>
    <message>
        <source>Database, history, evidence, papers and search are gone through. Repairing makes anew what can be made anew and brings files back where a copy of the very same content lies; nothing is deleted.</source>
        <translation>把数据库、历史、佐证材料、报送留存和检索都过一遍。修复只重新生成能重新生成的内容，把一模一样的文件找回来；什么也不删除。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Going through the ledger…</source>
        <translation>正在检查台账…</translation>
    </message>
    <message>
        <source>Looked at: {changes} changes, {measures} measures, {files} files.</source>
        <translation>已检查：改动 {changes} 次，措施 {measures} 条，文件 {files} 个。</translation>
    </message>
    <message>
        <source>All is as it was left.</source>
        <translation>一切完好。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that no row names; they harm nothing.</source>
        <translation>
            <numerusform>另有 %n 个文件台账没有登记，不影响使用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Repairing would:</source>
        <translation>修复会：</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>正在修复…</translation>
    </message>
    <message>
        <source>Repair the ledger</source>
        <translation>修复台账</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) left:</source>
        <translation>
            <numerusform>还有 %n 处修复不了：</numerusform>
        </translation>
    </message>
    <message>
        <source>All is as it should be now.</source>
        <translation>现在一切完好。</translation>
    </message>
    <message>
        <source>make the database&apos;s own indexes anew; the ledger as it is now is kept</source>
        <translation>重新生成数据库的索引；现在的台账另留一份</translation>
    </message>
    <message>
        <source>make the search index anew</source>
        <translation>重新生成检索内容</translation>
    </message>
    <message>
        <source>look for the same files in the second place and among those put aside, and bring them back</source>
        <translation>到第二备份位置和移开的文件里找一模一样的，找到就放回来</translation>
    </message>
    <message>
        <source>move files that no row names into a folder of their own</source>
        <translation>把台账没有登记的文件移到单独的文件夹</translation>
    </message>
    <message>
        <source>make the small pictures anew</source>
        <translation>重新生成小图</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>Check before hand-in</source>
        <translation>交前体检</translation>
    </message>
    <message>
        <source>Write its p&amp;rogress</source>
        <translation>改写进展(&amp;R)</translation>
    </message>
    <message>
        <source>Show in the chec&amp;klist</source>
        <translation>在清单中查看(&amp;K)</translation>
    </message>
    <message>
        <source>Le&amp;t it stand…</source>
        <translation>照此上报(&amp;T)…</translation>
    </message>
    <message>
        <source>Report it as it stands</source>
        <translation>照此上报</translation>
    </message>
    <message>
        <source>{code} of {month} is reported as it stands</source>
        <translation>{code} {month}照此上报</translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n 处须改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 处要看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may be added</source>
        <translation>
            <numerusform>%n 处可补</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reported as they stand</source>
        <translation>
            <numerusform>%n 处照此上报</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking the month over…</source>
        <translation>正在体检…</translation>
    </message>
    <message>
        <source>Nothing was found in {month}</source>
        <translation>{month}没有发现问题</translation>
    </message>
    <message>
        <source>Dates, readings, texts and evidence of what goes in fit together.</source>
        <translation>要报的日期、数值、文字和佐证互相吻合。</translation>
    </message>
</context>
<context>
    <name>ChecklistLines</name>
    <message>
        <source>Progress {month}</source>
        <translation>{month}进展</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>My role</source>
        <translation>本单位职责</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Deadline in the plan</source>
        <translation>计划时限</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Being fetched</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>My role: {role}</source>
        <translation>本单位职责：{role}</translation>
    </message>
    <message>
        <source>Evidence: {count}</source>
        <translation>佐证 {count} 份</translation>
    </message>
    <message>
        <source>Given to nobody</source>
        <translation>未交办</translation>
    </message>
    <message>
        <source>Handler: {name}</source>
        <translation>承办人：{name}</translation>
    </message>
    <message>
        <source>Progress this month: {word}</source>
        <translation>本月进展：{word}</translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation>附件{number}</translation>
    </message>
    <message>
        <source>Sorted by {column}</source>
        <translation>按{column}排序</translation>
    </message>
    <message>
        <source>{order}, the other way round</source>
        <translation>{order}（倒序）</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>due date</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>light</source>
        <translation>亮灯</translation>
    </message>
    <message>
        <source>my role</source>
        <translation>本单位职责</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>佐证数</translation>
    </message>
    <message>
        <source>this month&apos;s progress</source>
        <translation>本月进展</translation>
    </message>
    <message>
        <source>handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>{closed} / {measures} closed</source>
        <translation>{closed} / {measures} 已销号</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已填</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>{heading}, {closed} of {measures} closed, {fold}</source>
        <translation>{heading}，{measures} 条中已销号 {closed} 条，{fold}</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>Checklist</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Tick off, or take the tick away; on a heading: fold</source>
        <translation>销号或取消销号；在标题上：折叠</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Go to the detail</source>
        <translation>进入详情</translation>
    </message>
    <message>
        <source>Fold and unfold</source>
        <translation>折叠、展开</translation>
    </message>
    <message>
        <source>Select several</source>
        <translation>选中多条</translation>
    </message>
    <message>
        <source>Back to the list; in the list: empty the search and the filters</source>
        <translation>回到清单；在清单里：清空搜索和筛选</translation>
    </message>
</context>
<context>
    <name>ChecklistThen</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>工作措施</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>亮灯</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>销号日期</translation>
    </message>
    <message>
        <source>Last progress</source>
        <translation>最近进展</translation>
    </message>
</context>
<context>
    <name>ClashDialog</name>
    <message>
        <source>Written by somebody else too</source>
        <translation>别人也写了这一处</translation>
    </message>
    <message>
        <source>Mine, not stored yet</source>
        <translation>我的，尚未保存</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>他们的</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Decide &amp;later</source>
        <translation>以后再定(&amp;L)</translation>
    </message>
    <message>
        <source>Keep &amp;theirs</source>
        <translation>留他们的(&amp;T)</translation>
    </message>
    <message>
        <source>Keep &amp;mine</source>
        <translation>留我的(&amp;M)</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>两者都留(&amp;B)</translation>
    </message>
    <message>
        <source>Theirs is stored and stays in the history whatever you choose; yours is stored only when you keep it.</source>
        <translation>对方写的已经保存，怎么选都留在历史里；您写的要选了才会保存。</translation>
    </message>
    <message>
        <source>Theirs: {who}</source>
        <translation>他们的：{who}</translation>
    </message>
    <message numerus="yes">
        <source>The same for %n more</source>
        <translation>
            <numerusform>其余 %n 处也这样定</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClashWords</name>
    <message>
        <source>Progress of {month}</source>
        <translation>{month}进展</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date met</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>What comes back on {day}</source>
        <translation>{day}的定期事项</translation>
    </message>
    <message>
        <source>Reading of {month}</source>
        <translation>{month}读数</translation>
    </message>
    <message>
        <source>How the target runs</source>
        <translation>目标如何推进</translation>
    </message>
    <message>
        <source>Note on the file</source>
        <translation>文件说明</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Whether our unit is meant</source>
        <translation>是否涉及本单位</translation>
    </message>
    <message>
        <source>{field}: {of}</source>
        <translation>{field}：{of}</translation>
    </message>
    <message>
        <source>Adds up over the year</source>
        <translation>逐月累计</translation>
    </message>
    <message>
        <source>A level each month</source>
        <translation>每月各是一个水平</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>别人</translation>
    </message>
</context>
<context>
    <name>ClosingRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the list</source>
        <translation>清单的列</translation>
    </message>
    <message>
        <source>Tick with Space; move with Ctrl+↑ and Ctrl+↓, or drag.</source>
        <translation>空格勾选；Ctrl+↑、Ctrl+↓ 或拖动调整顺序。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;As at first</source>
        <translation>恢复默认(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Show these</source>
        <translation>显示这些列(&amp;S)</translation>
    </message>
</context>
<context>
    <name>CompareHead</name>
    <message>
        <source>Compared &amp;with</source>
        <translation>对照(&amp;W)</translation>
    </message>
    <message>
        <source>The plan to compare with</source>
        <translation>与哪份计划对照</translation>
    </message>
    <message>
        <source>By &amp;year</source>
        <translation>逐年对比(&amp;Y)</translation>
    </message>
    <message>
        <source>By &amp;level</source>
        <translation>上下级对照(&amp;L)</translation>
    </message>
    <message>
        <source>What stayed the same, was changed, is new, is no longer listed</source>
        <translation>哪些未变、有改动、新增、不再列入</translation>
    </message>
    <message>
        <source>Which measures of a city&apos;s plan this one takes up, and which it leaves out</source>
        <translation>上级计划的措施，本计划承接了哪些、没有承接哪些</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Comparison</source>
        <translation>计划对比</translation>
    </message>
    <message>
        <source>Measures of both plans</source>
        <translation>两份计划的措施</translation>
    </message>
    <message>
        <source>The line chosen</source>
        <translation>选中的一行</translation>
    </message>
    <message>
        <source>There is nothing to compare with yet</source>
        <translation>还没有可以对比的计划</translation>
    </message>
    <message>
        <source>Take in a second plan: last year&apos;s, to see what changed, or the city&apos;s, to see what of it this one takes up. A new year begins in the same way: its measures start open, and those of the year before stay with their history.</source>
        <translation>再收入一份计划：去年的，看今年有什么变化；市里的，看本计划承接了哪些。新的一年也这样开始：收入新计划，措施从“未启动”算起，上一年的连同历史都留着。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>收入计划</translation>
    </message>
    <message>
        <source>No measure is like that</source>
        <translation>没有这样的措施</translation>
    </message>
    <message>
        <source>Of this kind there is none in these two plans.</source>
        <translation>这两份计划里没有这一类。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the measure</source>
        <translation>打开措施</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Other plan</source>
        <translation>另一份</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>本计划</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
</context>
<context>
    <name>CompareWords</name>
    <message>
        <source>Same</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>不再列入</translation>
    </message>
    <message>
        <source>Not taken up</source>
        <translation>未承接</translation>
    </message>
    <message>
        <source>Perhaps taken up</source>
        <translation>疑似承接</translation>
    </message>
    <message>
        <source>Taken up</source>
        <translation>已承接</translation>
    </message>
    <message>
        <source>Other plan</source>
        <translation>另一份</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>本计划</translation>
    </message>
    <message>
        <source>No measure of this plan says enough of it.</source>
        <translation>本计划里没有哪一条说到它。</translation>
    </message>
    <message>
        <source>This plan, {share} % of its words</source>
        <translation>本计划，说到其中 {share}%</translation>
    </message>
    <message>
        <source>This plan, as near</source>
        <translation>本计划，同样接近</translation>
    </message>
</context>
<context>
    <name>ConflictTableModel</name>
    <message>
        <source>To be decided</source>
        <translation>待定事项</translation>
    </message>
    <message>
        <source>to be decided</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已定</translation>
    </message>
    <message>
        <source> (chosen)</source>
        <translation>（已选）</translation>
    </message>
</context>
<context>
    <name>ConflictsSide</name>
    <message>
        <source>What is to be decided</source>
        <translation>待定事项</translation>
    </message>
    <message>
        <source>The conflict in full</source>
        <translation>这一处的全文</translation>
    </message>
    <message>
        <source>Ne&amp;xt open one</source>
        <translation>下一处待定(&amp;X)</translation>
    </message>
    <message>
        <source>1, 2, 3 … decide, Enter goes to the next, Backspace opens a decision again.</source>
        <translation>按 1、2、3 选定，回车到下一处，退格键改回待定。</translation>
    </message>
    <message>
        <source>Decide se&amp;veral</source>
        <translation>一次定多处(&amp;V)</translation>
    </message>
    <message>
        <source>Nothing contradicts</source>
        <translation>没有矛盾</translation>
    </message>
    <message>
        <source>What came back for {month} says nothing that has to be decided.</source>
        <translation>{month}报来的内容没有需要您定的地方。</translation>
    </message>
    <message numerus="yes">
        <source>All: what was reported last (%n)</source>
        <translation>
            <numerusform>全部：以最后报的为准（%n 处）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All: what the ledger has (%n)</source>
        <translation>
            <numerusform>全部：以台账为准（%n 处）</numerusform>
        </translation>
    </message>
    <message>
        <source>All of {unit}: what it says</source>
        <translation>{unit}的都以这一份为准</translation>
    </message>
    <message numerus="yes">
        <source>The other %n of this kind: &quot;{words}&quot;</source>
        <translation>
            <numerusform>其余 %n 处同类的也按“{words}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing open can be decided together</source>
        <translation>没有可以一起定的</translation>
    </message>
</context>
<context>
    <name>CopyOpener</name>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>CopyToServerDialog</name>
    <message>
        <source>Copy this ledger to a server</source>
        <translation>把本台账复制到服务器</translation>
    </message>
    <message>
        <source>Everything goes into an empty database: plans, progress, evidence, history. The ledger here stays as it is; what is done from then on is done in the one on the server.</source>
        <translation>全部内容复制到一个空的数据库：计划、进展、佐证、历史。这里的台账保持原样；以后请在服务器上的那本里工作。</translation>
    </message>
    <message>
        <source>This ledger has a &amp;passphrase; on the server its copy may be read without one</source>
        <translation>本台账设有口令；服务器上的副本没有口令也可以看，我同意(&amp;P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Open the copy</source>
        <translation>打开副本(&amp;O)</translation>
    </message>
    <message>
        <source>Co&amp;py</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copying the ledger…</source>
        <translation>正在复制台账…</translation>
    </message>
</context>
<context>
    <name>Copying</name>
    <message numerus="yes">
        <source>%n measure(s) are too many to copy; export them instead.</source>
        <translation>
            <numerusform>%n 条太多，不能复制；请改用导出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>已复制 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to paste: copy a column of progress first.</source>
        <translation>没有可粘贴的内容：请先复制一列进展。</translation>
    </message>
    <message numerus="yes">
        <source>Paste progress of {month} for %n measure(s)</source>
        <translation>
            <numerusform>粘贴{month}进展 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Every report about {year} was due by now.</source>
        <translation>{year} 年的报送均已到期。</translation>
    </message>
    <message>
        <source>The plan names no reporting day.</source>
        <translation>计划没有规定报送日。</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>还有 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>就是今天</translation>
    </message>
    <message>
        <source>Report on {month} to {to} by {day} · {when}</source>
        <translation>{day}前向{to}报送{month}情况 · {when}</translation>
    </message>
    <message>
        <source>Report on {month} by {day} · {when}</source>
        <translation>{day}前报送{month}情况 · {when}</translation>
    </message>
    <message>
        <source>The holidays of this year are not known yet; only weekends were left out.</source>
        <translation>这一年的放假安排尚未公布，只扣除了周末。</translation>
    </message>
</context>
<context>
    <name>CountedTableModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
</context>
<context>
    <name>DailyBackup</name>
    <message>
        <source>Backups…</source>
        <translation>备份设置…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DatesMenu</name>
    <message>
        <source>&amp;Calendar file (.ics)…</source>
        <translation>日历文件 .ics(&amp;C)…</translation>
    </message>
    <message>
        <source>O&amp;fficial holidays…</source>
        <translation>官方节假日(&amp;F)…</translation>
    </message>
    <message>
        <source>My measures (*.ics)</source>
        <translation>本单位的措施 (*.ics)</translation>
    </message>
    <message>
        <source>All measures (*.ics)</source>
        <translation>全部措施 (*.ics)</translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation>日历文件</translation>
    </message>
    <message>
        <source>Dates {year}</source>
        <translation>{year}年时间节点</translation>
    </message>
    <message>
        <source>Official holidays</source>
        <translation>官方节假日</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt)</source>
        <translation>表格 (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Take in holidays</source>
        <translation>采用节假日</translation>
    </message>
    <message numerus="yes">
        <source>%n date(s) written to {name}</source>
        <translation>
            <numerusform>已把 %n 个日程写入 {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DatesSection</name>
    <message>
        <source>Dates to meet</source>
        <translation>时间节点</translation>
    </message>
    <message>
        <source>Set a date…</source>
        <translation>自定日期…</translation>
    </message>
    <message>
        <source>The plan&apos;s dates</source>
        <translation>恢复原文日期</translation>
    </message>
    <message>
        <source>Drop what was set here; the dates of the plan&apos;s words again</source>
        <translation>去掉自定的日期，回到计划原文的日期</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>改动(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删去(&amp;R)</translation>
    </message>
    <message>
        <source>{date} · set here</source>
        <translation>{date} · 自定</translation>
    </message>
    <message>
        <source>{date} · met on {day}</source>
        <translation>{date} · {day}完成</translation>
    </message>
    <message>
        <source>Change or remove: {date}</source>
        <translation>改动或删去：{date}</translation>
    </message>
    <message>
        <source>Change or remove this date</source>
        <translation>改动或删去这个日期</translation>
    </message>
    <message>
        <source>Tick date</source>
        <translation>完成时间节点</translation>
    </message>
    <message>
        <source>Untick date</source>
        <translation>取消时间节点</translation>
    </message>
    <message>
        <source>Answer deadline</source>
        <translation>明确完成时限</translation>
    </message>
    <message>
        <source>Change date</source>
        <translation>改动日期</translation>
    </message>
    <message>
        <source>Set date</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>Remove date</source>
        <translation>删去日期</translation>
    </message>
</context>
<context>
    <name>DaySide</name>
    <message>
        <source>Entries of the day</source>
        <translation>当天的事项</translation>
    </message>
    <message>
        <source>Being looked up…</source>
        <translation>正在查找…</translation>
    </message>
</context>
<context>
    <name>DetailFoot</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>This measure on paper: history, dates, readings, evidence</source>
        <translation>把这条措施印在纸上：时限、读数、材料和变动记录</translation>
    </message>
    <message>
        <source>Print the measure&apos;s sheet</source>
        <translation>打印措施情况单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>取消销号</translation>
    </message>
    <message>
        <source>Close  ·  Space</source>
        <translation>销号  空格</translation>
    </message>
    <message>
        <source>Reopen {code}</source>
        <translation>取消销号 {code}</translation>
    </message>
    <message>
        <source>Close {code}</source>
        <translation>销号 {code}</translation>
    </message>
    <message>
        <source>{code}: {state}</source>
        <translation>{code}：{state}</translation>
    </message>
</context>
<context>
    <name>DetailHead</name>
    <message>
        <source>Handler  {name}</source>
        <translation>承办人  {name}</translation>
    </message>
    <message>
        <source>Given to nobody yet</source>
        <translation>尚未交办</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>改交…</translation>
    </message>
    <message>
        <source>Give to…</source>
        <translation>交办…</translation>
    </message>
    <message>
        <source>Give {code} to a colleague</source>
        <translation>交办 {code}</translation>
    </message>
    <message>
        <source>Annex {annex}</source>
        <translation>附件{annex}</translation>
    </message>
    <message>
        <source>Annex {annex}, item {task}</source>
        <translation>附件{annex} 第{task}项</translation>
    </message>
    <message>
        <source>source page {page}, line {line}</source>
        <translation>原文第{page}页 第{line}行</translation>
    </message>
    <message>
        <source>source page {page}</source>
        <translation>原文第{page}页</translation>
    </message>
    <message>
        <source>source line {line}</source>
        <translation>原文第{line}行</translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>{day}销号</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>looked at each quarter&apos;s end</source>
        <translation>每季度末查看</translation>
    </message>
    <message>
        <source>(my unit)</source>
        <translation>（本单位）</translation>
    </message>
    <message>
        <source>(my unit among them)</source>
        <translation>（含本单位）</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Drop to attach as evidence</source>
        <translation>松开即添加为佐证</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>The file holds several documents. Which one is the plan?</source>
        <translation>这个文件里有几份公文，哪一份是行动计划？</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>&amp;Review this one</source>
        <translation>核对这一份(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>not a plan</source>
        <translation>没有任务措施</translation>
    </message>
</context>
<context>
    <name>DraftListModel</name>
    <message>
        <source>Annex {number}  {title}</source>
        <translation>附件{number}  {title}</translation>
    </message>
    <message>
        <source>In doubt: {text}</source>
        <translation>有疑点：{text}</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>Change a date</source>
        <translation>改动日期</translation>
    </message>
    <message>
        <source>Set a date</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>By a day</source>
        <translation>某天以前</translation>
    </message>
    <message>
        <source>From a day on</source>
        <translation>某天起</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>一段时间</translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Where the date comes from</source>
        <translation>日期的由来</translation>
    </message>
    <message>
        <source>&amp;On the way: the deadline stays as it is</source>
        <translation>只是中间节点，完成时限不变(&amp;O)</translation>
    </message>
    <message>
        <source>For &amp;all measures whose open deadline reads &quot;{words}&quot;</source>
        <translation>时限写作“{words}”、尚未明确的措施都用这个日期(&amp;A)</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>确定(&amp;K)</translation>
    </message>
    <message>
        <source>K&amp;ind</source>
        <translation>类型(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>开始(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;By</source>
        <translation>截止(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Words</source>
        <translation>说明(&amp;W)</translation>
    </message>
</context>
<context>
    <name>DueField</name>
    <message>
        <source>Any date</source>
        <translation>不限时限</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>起止日期…</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due from</source>
        <translation>期限起</translation>
    </message>
    <message>
        <source>Due until</source>
        <translation>期限止</translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>Due from {first}</source>
        <translation>{first}起到期</translation>
    </message>
    <message>
        <source>Due {first} to {last}</source>
        <translation>{first}至{last}到期</translation>
    </message>
    <message numerus="yes">
        <source>Due within %n day(s)</source>
        <translation>
            <numerusform>%n 天内到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Due by today</source>
        <translation>今天及以前到期</translation>
    </message>
</context>
<context>
    <name>EarlierLine</name>
    <message>
        <source>closed on {day}</source>
        <translation>{day}销号</translation>
    </message>
    <message>
        <source>Last year: {code}, {state}</source>
        <translation>上年：{code} {state}</translation>
    </message>
    <message>
        <source>In {year}: {code}, {state}</source>
        <translation>{year}年：{code} {state}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {code} of {year}</source>
        <translation>打开{year}年的 {code}</translation>
    </message>
    <message>
        <source>Open the measure of {year} that this one goes on with</source>
        <translation>打开{year}年计划中对应的措施</translation>
    </message>
</context>
<context>
    <name>EditionStep</name>
    <message>
        <source>&amp;Back to the review</source>
        <translation>返回核对(&amp;B)</translation>
    </message>
    <message>
        <source>It is a different plan: take it in as a &amp;new one</source>
        <translation>这是另一个计划：作为新计划接收(&amp;N)</translation>
    </message>
    <message>
        <source>Pair all &amp;by their words again</source>
        <translation>恢复自动配对(&amp;W)</translation>
    </message>
    <message>
        <source>What the correction changes</source>
        <translation>更正版改动的内容</translation>
    </message>
    <message>
        <source>&quot;{title}&quot; ({year}) is in the ledger already</source>
        <translation>《{title}》（{year}年）已在台账中</translation>
    </message>
    <message>
        <source>The file says the same as the ledger: there is nothing to take over.</source>
        <translation>这份文件与台账中的内容一致，没有需要更新的地方。</translation>
    </message>
    <message>
        <source>This is what the file changes. Progress, evidence, ticks and readings stay where they are; what is no longer listed is kept and marked as not applicable.</source>
        <translation>以下是这份文件带来的改动。进展、佐证、销号和指标数据都保留在原来的措施上；不再列入的措施仍留在台账里，标为不涉及。</translation>
    </message>
    <message>
        <source>&amp;Give the review up</source>
        <translation>放弃这份草稿(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Take over the corrections</source>
        <translation>按更正版更新(&amp;T)</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>不再列入</translation>
    </message>
    <message>
        <source>Of these with work done</source>
        <translation>其中已有工作</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) stay as they are.</source>
        <translation>
            <numerusform>另有 %n 条措施没有变化。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not the same measure</source>
        <translation>不是同一条</translation>
    </message>
    <message>
        <source>Is the same as…</source>
        <translation>指定同一条…</translation>
    </message>
</context>
<context>
    <name>EditionWords</name>
    <message>
        <source>Indicator values: {before} before, {now} now</source>
        <translation>指标数值：原有 {before} 个，现有 {now} 个</translation>
    </message>
    <message>
        <source>Listed again: it applies from now on.</source>
        <translation>重新列入，从现在起恢复落实。</translation>
    </message>
    <message>
        <source>Annex</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>不再列入</translation>
    </message>
    <message>
        <source>▲ work was done</source>
        <translation>▲ 已有工作</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>发文机关</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发文日期</translation>
    </message>
    <message>
        <source>Reporting rule</source>
        <translation>报送要求</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>EmptyChecklist</name>
    <message>
        <source>There is no plan in this ledger yet</source>
        <translation>台账里还没有行动计划</translation>
    </message>
    <message>
        <source>Take in the file of an action plan: its measures become this list.</source>
        <translation>收进一份行动计划的文件，其中的措施就会列在这里。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>收文：选择行动计划</translation>
    </message>
    <message>
        <source>No measure of this plan names your unit</source>
        <translation>这个计划里没有本单位的措施</translation>
    </message>
    <message>
        <source>Neither by name nor as one of a group.</source>
        <translation>既没有点名，也不在“各镇街”一类的统称里。</translation>
    </message>
    <message>
        <source>Show all measures</source>
        <translation>查看全部措施</translation>
    </message>
    <message>
        <source>Nothing found for &quot;{words}&quot;</source>
        <translation>没有找到“{words}”</translation>
    </message>
    <message>
        <source>Text, task, unit, code and names of evidence were searched, within the chosen filters.</source>
        <translation>已在所选筛选范围内查找措施、任务、单位、编号和佐证名称。</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>清空搜索和筛选</translation>
    </message>
    <message>
        <source>No measure fits these filters</source>
        <translation>没有符合这些条件的措施</translation>
    </message>
    <message>
        <source>That may be good news.</source>
        <translation>也许正说明都办好了。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>EvidenceDetail</name>
    <message>
        <source>Preview of the file</source>
        <translation>文件预览</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>备注(&amp;N)…</translation>
    </message>
    <message>
        <source>There is no preview of a file of this kind.</source>
        <translation>这个文件在这里看不了，可以用“打开”查看。</translation>
    </message>
    <message>
        <source>Go to measure {code}</source>
        <translation>转到措施 {code}</translation>
    </message>
    <message>
        <source>≈ {name}</source>
        <translation>≈ {name}</translation>
    </message>
    <message>
        <source>Go to the picture that is nearly the same: {name}</source>
        <translation>转到几乎相同的图片：{name}</translation>
    </message>
    <message>
        <source>Taken {when}</source>
        <translation>拍摄于 {when}</translation>
    </message>
    <message>
        <source>Added {when}</source>
        <translation>添加于 {when}</translation>
    </message>
</context>
<context>
    <name>EvidenceHanding</name>
    <message>
        <source>Making copies…</source>
        <translation>正在复制……</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) copied: paste them into a mail or a folder</source>
        <translation>
            <numerusform>已复制 %n 个文件，可粘贴到邮件或文件夹</numerusform>
        </translation>
    </message>
    <message>
        <source>Save copies</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>PDF document, 6 pictures a page (*.pdf)</source>
        <translation>PDF 文档，每页 6 张 (*.pdf)</translation>
    </message>
    <message>
        <source>PDF document, 4 pictures a page (*.pdf)</source>
        <translation>PDF 文档，每页 4 张 (*.pdf)</translation>
    </message>
    <message numerus="yes">
        <source>Save the contact sheet of %n file(s)</source>
        <translation>
            <numerusform>保存 %n 个文件的图片一览</numerusform>
        </translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料一览</translation>
    </message>
    <message>
        <source>Making the contact sheet…</source>
        <translation>正在生成图片一览……</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>已另存 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n picture(s) may still say where they were taken</source>
        <translation>
            <numerusform>；其中 %n 张图片读不出来，可能仍带有拍摄地点</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Nothing to clean up: every file is used.</source>
        <translation>没有要清理的：每个文件都有措施用到。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Clean up evidence</source>
        <translation>清理佐证</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) deleted</source>
        <translation>
            <numerusform>已删除 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceHead</name>
    <message>
        <source>Any month</source>
        <translation>所有月份</translation>
    </message>
    <message>
        <source>Name, note or measure</source>
        <translation>文件名、备注或措施编号</translation>
    </message>
    <message>
        <source>Find a file</source>
        <translation>查找文件</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Save &amp;copies…</source>
        <translation>另存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>The files chosen, named by measure and month, without the place where a picture was taken. They may also be dragged out.</source>
        <translation>选中的文件，按措施和月份命名，去掉拍摄地点；也可以直接拖到邮件或文件夹里。</translation>
    </message>
    <message>
        <source>Contact &amp;sheet…</source>
        <translation>图片一览(&amp;S)…</translation>
    </message>
    <message>
        <source>C&amp;lean up…</source>
        <translation>清理(&amp;L)…</translation>
    </message>
    <message>
        <source>Deletes what no measure uses, after a question</source>
        <translation>删除没有措施用到的文件，删除前会询问</translation>
    </message>
    <message>
        <source>Contact &amp;sheet ({count})…</source>
        <translation>图片一览（{count}）(&amp;S)…</translation>
    </message>
    <message numerus="yes">
        <source>The %n file(s) chosen as small pictures on pages to print</source>
        <translation>
            <numerusform>把选中的 %n 个文件排成缩略图页，供打印</numerusform>
        </translation>
    </message>
    <message>
        <source>All files shown as small pictures on pages to print; where several are chosen, these</source>
        <translation>把列出的文件排成缩略图页，供打印；选中了几个的，只排选中的</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未用</translation>
    </message>
    <message>
        <source>Attached to no measure any more</source>
        <translation>没有附在任何措施上</translation>
    </message>
    <message>
        <source>Missing or altered</source>
        <translation>缺失或被改动</translation>
    </message>
    <message>
        <source>Nearly the same</source>
        <translation>几乎相同</translation>
    </message>
    <message>
        <source>Pictures that look like another one of this ledger</source>
        <translation>与台账里另一张看上去相同的图片</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Files of the ledger</source>
        <translation>台账的文件</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>Look for a name, a note or a measure</source>
        <translation>查找文件名、备注或措施编号</translation>
    </message>
    <message>
        <source>Copy the files chosen, for a mail or a folder</source>
        <translation>复制选中的文件，供粘贴到邮件或文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>%n 个文件，{size}</numerusform>
        </translation>
    </message>
    <message>
        <source>No file is like that</source>
        <translation>没有这样的文件</translation>
    </message>
    <message>
        <source>Try other words, or take a filter away.</source>
        <translation>换几个字，或去掉一个筛选条件。</translation>
    </message>
    <message>
        <source>Show all files</source>
        <translation>显示全部文件</translation>
    </message>
    <message>
        <source>No evidence yet</source>
        <translation>还没有佐证</translation>
    </message>
    <message>
        <source>Drop photographs and files on a measure of the checklist; they are copied in and stand here.</source>
        <translation>把照片和文件拖到清单的措施上，就会复制进台账，并列在这里。</translation>
    </message>
    <message>
        <source>To the checklist</source>
        <translation>去清单</translation>
    </message>
</context>
<context>
    <name>EvidenceSection</name>
    <message>
        <source>Evidence {count}</source>
        <translation>佐证 {count}</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Drop files, or Ctrl+V</source>
        <translation>拖入文件，或 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Evidence files</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>给“{name}”写备注</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>备注(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}：{note}</translation>
    </message>
    <message>
        <source>Attaching to {code}: {done} of {total}</source>
        <translation>正在附到 {code}：{done} / {total}</translation>
    </message>
</context>
<context>
    <name>FieldWords</name>
    <message>
        <source>Section</source>
        <translation>小节</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
</context>
<context>
    <name>FigureBoard</name>
    <message>
        <source>Lights</source>
        <translation>亮灯情况</translation>
    </message>
    <message>
        <source>Progress by annex</source>
        <translation>分附件进度</translation>
    </message>
    <message>
        <source>Closed over the year</source>
        <translation>全年销号进度</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Due in 30 days or past</source>
        <translation>30天内到期及已过期</translation>
    </message>
    <message>
        <source>No progress this month</source>
        <translation>本月未填进展</translation>
    </message>
    <message>
        <source>of those still open</source>
        <translation>只计未销号的</translation>
    </message>
    <message>
        <source>Targets met</source>
        <translation>指标达标</translation>
    </message>
    <message numerus="yes">
        <source>%n without a reading</source>
        <translation>
            <numerusform>%n 项还没有读数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n behind</source>
        <translation>
            <numerusform>%n 项落后</numerusform>
        </translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation>无佐证材料</translation>
    </message>
    <message>
        <source>never required, always welcome</source>
        <translation>不强制，有则更好</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>逾期 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n past a milestone</source>
        <translation>
            <numerusform>仅节点已过 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken in with doubts</source>
        <translation>带着疑点接收</translation>
    </message>
    <message>
        <source>Compare them with the source</source>
        <translation>请对照原文核对</translation>
    </message>
    <message>
        <source>Yours only if &quot;相关…&quot; means you</source>
        <translation>“相关…”是否包括本单位，待确认</translation>
    </message>
    <message>
        <source>Answer once for each wording</source>
        <translation>每种说法回答一次即可</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏办的定期事项</translation>
    </message>
    <message>
        <source>came back and was not ticked in time</source>
        <translation>到期没有勾选</translation>
    </message>
    <message>
        <source>Annex {number}  {title}</source>
        <translation>附件{number}  {title}</translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message>
        <source>Note on {name}</source>
        <translation>给 {name} 写备注</translation>
    </message>
</context>
<context>
    <name>FileDetail</name>
    <message>
        <source>O&amp;pen the copy</source>
        <translation>打开留存件(&amp;P)</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>退回(&amp;B)</translation>
    </message>
    <message>
        <source>It is not merged then; the file you dropped is not touched (Del)</source>
        <translation>退回后不参加汇总；您拖入的原文件不受影响（Del）</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Decide %n</source>
        <translation>
            <numerusform>定 %n 处(&amp;D)</numerusform>
        </translation>
    </message>
    <message>
        <source>Sende&amp;r…</source>
        <translation>来源单位(&amp;R)…</translation>
    </message>
    <message>
        <source>Un&amp;derstood</source>
        <translation>知道了(&amp;D)</translation>
    </message>
    <message>
        <source>workbook of a Taizhang</source>
        <translation>台账报送表</translation>
    </message>
    <message>
        <source>the unit&apos;s own table</source>
        <translation>单位自制表格</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>package</source>
        <translation>材料包</translation>
    </message>
    <message>
        <source>taken in {day}</source>
        <translation>{day}收入</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) filled in</source>
        <translation>
            <numerusform>填了 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>: {found} matched, {news} new, {same} as in the ledger already.</source>
        <translation>：对上 {found} 条，有新内容 {news} 条，与台账一致 {same} 条。</translation>
    </message>
    <message>
        <source>It is left out when the month is merged.</source>
        <translation>汇总时不采用这个文件。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>This very file is there already. Nothing was changed.</source>
        <translation>这个文件已经收过，没有改动任何内容。</translation>
    </message>
    <message>
        <source>A file that says the same of the same unit is there already. Nothing was changed.</source>
        <translation>同一单位内容相同的文件已经收过，没有改动任何内容。</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>位置：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Taken or added</source>
        <translation>拍摄或添加</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>▲ Missing</source>
        <translation>▲ 缺失</translation>
    </message>
    <message>
        <source>▲ Altered</source>
        <translation>▲ 被改动</translation>
    </message>
    <message>
        <source>≈ {count} alike</source>
        <translation>≈ {count} 张相同</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>未用</translation>
    </message>
</context>
<context>
    <name>FilesSide</name>
    <message>
        <source>Files that came back</source>
        <translation>报来的文件</translation>
    </message>
    <message>
        <source>Take files in…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Nothing came back for this month yet</source>
        <translation>这个月还没有收到报来的文件</translation>
    </message>
    <message>
        <source>Drop everything the units sent here at once: workbooks, their own tables, CSV, packages.</source>
        <translation>把各单位报来的文件一起拖到这里：报送表、自制表格、CSV、材料包都行。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>共 %n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>Fill in {name}</source>
        <translation>填写 {name}</translation>
    </message>
    <message>
        <source>Cells that are filled</source>
        <translation>要填的单元格</translation>
    </message>
    <message>
        <source>What is left as it is</source>
        <translation>不动的</translation>
    </message>
    <message>
        <source>&amp;Choose where to write it…</source>
        <translation>选择写到哪里(&amp;C)…</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) will be filled; everything else stays as it is.</source>
        <translation>
            <numerusform>将填写 %n 个单元格，其余内容一字不动。</numerusform>
        </translation>
    </message>
    <message>
        <source>The columns are understood as you said before.</source>
        <translation>各列按上次所说的填写。</translation>
    </message>
    <message>
        <source>&amp;Filled · {count}</source>
        <translation>要填的(&amp;F) · {count}</translation>
    </message>
    <message>
        <source>Colu&amp;mns · {count}</source>
        <translation>各列填什么(&amp;M) · {count}</translation>
    </message>
    <message>
        <source>&amp;Left as it is · {count}</source>
        <translation>不动的(&amp;L) · {count}</translation>
    </message>
    <message>
        <source>Nothing of this month can be filled in.</source>
        <translation>这个月没有可以填的内容。</translation>
    </message>
    <message>
        <source>What each column of the sheet gets; what you change is remembered for next month.</source>
        <translation>表格各列填什么；改动会记住，下个月照此填写。</translation>
    </message>
</context>
<context>
    <name>FillTableModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>In the sheet now</source>
        <translation>原有</translation>
    </message>
    <message>
        <source>To be filled in</source>
        <translation>将填写</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>More filters: annex, unit, handler, state, light, due</source>
        <translation>更多筛选：附件、单位、承办人、状态、亮灯、时限</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>Perhaps mine</source>
        <translation>可能涉及本单位</translation>
    </message>
    <message>
        <source>Mine only if a person says that &quot;相关…&quot; means my unit</source>
        <translation>只有说明“相关…”包括本单位，才算本单位的</translation>
    </message>
    <message>
        <source>Not noted this month</source>
        <translation>本月未填</translation>
    </message>
    <message>
        <source>Without evidence</source>
        <translation>无佐证</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏办</translation>
    </message>
    <message>
        <source>Something that comes back was not ticked in time</source>
        <translation>有定期事项没有按时勾选</translation>
    </message>
    <message>
        <source>In doubt</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Perhaps misread: to be compared with the source</source>
        <translation>可能识别有误，需对照原文核对</translation>
    </message>
    <message>
        <source>With questions</source>
        <translation>待明确</translation>
    </message>
    <message>
        <source>The plan&apos;s own words leave something open</source>
        <translation>原文本身没有说清，需要明确一次</translation>
    </message>
    <message>
        <source>Press to drop this filter</source>
        <translation>点一下去掉这个筛选</translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation>附件{number}</translation>
    </message>
    <message>
        <source>Given to nobody</source>
        <translation>未交办</translation>
    </message>
    <message>
        <source>Handler {name}</source>
        <translation>承办人 {name}</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>&amp;Annex</source>
        <translation>附件(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>状态(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation>时限(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>亮灯(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Handler</source>
        <translation>承办人(&amp;H)</translation>
    </message>
    <message>
        <source>Clear these</source>
        <translation>清除这几项</translation>
    </message>
    <message>
        <source>Any unit</source>
        <translation>不限单位</translation>
    </message>
    <message>
        <source>All annexes</source>
        <translation>全部附件</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>不限状态</translation>
    </message>
    <message>
        <source>Any light</source>
        <translation>不限亮灯</translation>
    </message>
    <message>
        <source>Any handler</source>
        <translation>不限承办人</translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation>附件{number}</translation>
    </message>
</context>
<context>
    <name>FiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>已存筛选</translation>
    </message>
    <message>
        <source>F2 renames, Delete deletes; Ctrl+↑ and Ctrl+↓ move.</source>
        <translation>F2 改名，Delete 删除；Ctrl+↑、Ctrl+↓ 调整顺序。</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>改名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
    <message>
        <source>Each needs a name of its own.</source>
        <translation>每个筛选都要有自己的名称。</translation>
    </message>
</context>
<context>
    <name>FindingTableModel</name>
    <message>
        <source>Severity</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Let stand</source>
        <translation>照此上报</translation>
    </message>
</context>
<context>
    <name>FontsSection</name>
    <message>
        <source>Fonts of reports</source>
        <translation>报告字体</translation>
    </message>
    <message>
        <source>Fonts of your own are taken where they are installed. If yours lies elsewhere, name its file; it is tried first.</source>
        <translation>单位自己的字体，装在系统里的会自动用上；在别处的，请指明文件，当场试过才会用。</translation>
    </message>
    <message>
        <source>Title · 小标宋</source>
        <translation>小标宋（标题）</translation>
    </message>
    <message>
        <source>Headings · 黑体</source>
        <translation>黑体（一级标题）</translation>
    </message>
    <message>
        <source>Subheadings · 楷体</source>
        <translation>楷体（二级标题）</translation>
    </message>
    <message>
        <source>Body · 仿宋</source>
        <translation>仿宋（正文）</translation>
    </message>
    <message>
        <source>Tables, page numbers · 宋体</source>
        <translation>宋体（表格、页码）</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>选文件…</translation>
    </message>
    <message>
        <source>Choose the file of {font}</source>
        <translation>选择{font}的文件</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>不用它</translation>
    </message>
    <message>
        <source>Give up the file chosen for {font}</source>
        <translation>不再用为{font}选的文件</translation>
    </message>
    <message>
        <source>Font file</source>
        <translation>字体文件</translation>
    </message>
    <message>
        <source>Fonts (*.ttf *.ttc *.otf *.TTF *.TTC *.OTF)</source>
        <translation>字体 (*.ttf *.ttc *.otf *.TTF *.TTC *.OTF)</translation>
    </message>
    <message>
        <source>The font is being tried…</source>
        <translation>正在试这个字体…</translation>
    </message>
    <message>
        <source>{font} (chosen by you)</source>
        <translation>{font}（您选的）</translation>
    </message>
    <message>
        <source>{font} — the file you chose is not usable any more: {file}</source>
        <translation>{font}——您选的文件不能用了：{file}</translation>
    </message>
    <message>
        <source>{font} (installed here)</source>
        <translation>{font}（本机安装的）</translation>
    </message>
    <message>
        <source>{font} (built in)</source>
        <translation>{font}（随程序附带）</translation>
    </message>
</context>
<context>
    <name>GroupTableModel</name>
    <message>
        <source>Wording</source>
        <translation>集体名称</translation>
    </message>
    <message>
        <source>Who is meant</source>
        <translation>成员认定</translation>
    </message>
    <message>
        <source>My unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Chosen by hand</source>
        <translation>人工选定</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>原文未明确</translation>
    </message>
    <message>
        <source>All of the kind</source>
        <translation>同类全部单位</translation>
    </message>
    <message>
        <source>In it</source>
        <translation>在内</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待明确</translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation>不在内</translation>
    </message>
</context>
<context>
    <name>GroupsSide</name>
    <message>
        <source>Groups</source>
        <translation>集体名称</translation>
    </message>
    <message>
        <source>No group is known yet</source>
        <translation>还没有集体名称</translation>
    </message>
    <message>
        <source>Wordings like 各镇人民政府 are learned from the plans that were taken in.</source>
        <translation>“各镇人民政府”这类说法来自已接收的计划。</translation>
    </message>
    <message>
        <source>Take a plan in</source>
        <translation>接收计划</translation>
    </message>
    <message>
        <source>Put {units} into &quot;{wording}&quot;</source>
        <translation>把{units}列入“{wording}”</translation>
    </message>
    <message>
        <source>Take {units} out of &quot;{wording}&quot;</source>
        <translation>把{units}移出“{wording}”</translation>
    </message>
    <message>
        <source>&quot;{wording}&quot; by its words</source>
        <translation>“{wording}”恢复按字面认定</translation>
    </message>
</context>
<context>
    <name>HandedOver</name>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Op&amp;en the folder</source>
        <translation>打开所在文件夹(&amp;E)</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n 个单元格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Read back and counted: {pages}, {measures}, {hash}</source>
        <translation>已重新打开核对：{pages}，{measures}，{hash}</translation>
    </message>
    <message>
        <source>Read back and counted: {measures}, {hash}</source>
        <translation>已重新打开核对：{measures}，{hash}</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s)</source>
        <translation>
            <numerusform>%n 张工作表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处可用</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Search the help (Ctrl+F)</source>
        <translation>在帮助里找 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>在帮助里找</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Nothing in the help says &quot;{text}&quot;.</source>
        <translation>帮助里没有“{text}”。</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) here, in {chapters} chapters; Enter goes to the next one.</source>
        <translation>
            <numerusform>本章 %n 处，共 {chapters} 章；按回车到下一处。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryActs</name>
    <message>
        <source>Take back: {change}</source>
        <translation>撤回：{change}</translation>
    </message>
</context>
<context>
    <name>HistoryDetail</name>
    <message>
        <source>The change chosen</source>
        <translation>选中的改动</translation>
    </message>
    <message>
        <source>&amp;Take this change back</source>
        <translation>撤回这处改动(&amp;T)</translation>
    </message>
    <message>
        <source>{text} (×{count})</source>
        <translation>{text}（×{count}）</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……另有 {count} 处</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>no. {number}</source>
        <translation>第 {number} 号</translation>
    </message>
    <message numerus="yes">
        <source>saved %n time(s)</source>
        <translation>
            <numerusform>保存 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to measure {code}</source>
        <translation>转到措施 {code}</translation>
    </message>
    <message>
        <source>This change was undone.</source>
        <translation>这处改动已经撤销。</translation>
    </message>
    <message>
        <source>The ledger begins with this change.</source>
        <translation>台账从这处改动开始，不能撤回。</translation>
    </message>
    <message>
        <source>This ledger can only be looked at.</source>
        <translation>台账现在只能查看。</translation>
    </message>
    <message>
        <source>A later change wrote the same or builds on it: no. {number}, {change}. Take that one back first.</source>
        <translation>后来的第 {number} 号改动（{change}）又改了同样的内容，或以它为基础；先撤回那一处。</translation>
    </message>
    <message>
        <source>Go to change no. {number}</source>
        <translation>转到第 {number} 号改动</translation>
    </message>
</context>
<context>
    <name>HistoryHead</name>
    <message>
        <source>History of measure {code}</source>
        <translation>措施 {code} 的历史</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>No name</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Whose changes</source>
        <translation>谁的改动</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>改动类别</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>From … until …</source>
        <translation>从……到……</translation>
    </message>
    <message>
        <source>yyyy-MM-dd</source>
        <translation>yyyy-MM-dd</translation>
    </message>
    <message>
        <source>Chec&amp;k the chain</source>
        <translation>核验历史链(&amp;K)</translation>
    </message>
    <message>
        <source>Goes through every change from the first: hashes, numbers, links</source>
        <translation>从第一处改动起逐一核对：散列值、编号、前后衔接</translation>
    </message>
    <message>
        <source>Check everything…</source>
        <translation>全面检查…</translation>
    </message>
    <message>
        <source>Goes through database, history, files and search, and repairs what can be repaired</source>
        <translation>检查数据库、历史、文件和检索，能修的可以修复</translation>
    </message>
    <message>
        <source>Back to the ne&amp;west</source>
        <translation>回到最新(&amp;W)</translation>
    </message>
    <message>
        <source>Press to drop this filter</source>
        <translation>点一下去掉这个筛选</translation>
    </message>
    <message>
        <source>Measure {code}</source>
        <translation>措施 {code}</translation>
    </message>
    <message>
        <source>Going through the chain…</source>
        <translation>正在核验历史链……</translation>
    </message>
    <message>
        <source>The chain is broken at change no. {numbers} ({count} in all): the history was touched from outside.</source>
        <translation>历史链在第 {numbers} 号改动处不符（共 {count} 处）：历史被从外部动过。</translation>
    </message>
    <message>
        <source>The chain holds: {count} changes, each fits the one before it.</source>
        <translation>历史链完好：共 {count} 处改动，每一处都与前一处衔接。</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Changes of the ledger</source>
        <translation>台账的改动</translation>
    </message>
    <message>
        <source>No change is like that</source>
        <translation>没有这样的改动</translation>
    </message>
    <message>
        <source>Everything that is changed in this ledger is written down here; nothing was changed by that person, of that kind, in that time.</source>
        <translation>台账里的每一处改动都记在这里；这个人、这一类、这段时间没有改动。</translation>
    </message>
    <message>
        <source>Show all changes</source>
        <translation>显示全部改动</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Go to the change&apos;s own words</source>
        <translation>转到改动的详情</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Take the change chosen back</source>
        <translation>撤回选中的改动</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>(undone)</source>
        <translation>（已撤销）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Filter, take back…</source>
        <translation>筛选、撤回…</translation>
    </message>
    <message>
        <source>The whole history of this measure</source>
        <translation>本措施的全部历史</translation>
    </message>
    <message>
        <source>Earlier…</source>
        <translation>更早…</translation>
    </message>
</context>
<context>
    <name>HistoryTable</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>改前 → 改后</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>{change} (undone)</source>
        <translation>{change}（已撤销）</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation>等，另有 {count} 处</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IndicatorDetail</name>
    <message>
        <source>Readings are</source>
        <translation>填报值为</translation>
    </message>
    <message>
        <source>How the readings run</source>
        <translation>填报值的算法</translation>
    </message>
    <message>
        <source>&amp;Open measure {code}</source>
        <translation>打开措施 {code}(&amp;O)</translation>
    </message>
    <message>
        <source>Dashed: what an even pace reaches, over the dates the plan names.</source>
        <translation>虚线：按时序应达到的进度（计划写明的节点已计入）。</translation>
    </message>
    <message>
        <source>{asked} by {day}</source>
        <translation>{asked}，{day}前</translation>
    </message>
    <message>
        <source>{word}, {gap} missing</source>
        <translation>{word}，还差 {gap}</translation>
    </message>
    <message>
        <source>As its words say</source>
        <translation>按条文判断</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>未填报</translation>
    </message>
    <message>
        <source>Enter the reading of {month}</source>
        <translation>填报{month}的数值</translation>
    </message>
</context>
<context>
    <name>IndicatorsHead</name>
    <message>
        <source>Month of the readings</source>
        <translation>填报月份</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一个月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一个月</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Targets and indicators</source>
        <translation>措施指标与区县指标</translation>
    </message>
    <message>
        <source>Enter the reading, then the next one</source>
        <translation>填入数值，转到下一行</translation>
    </message>
    <message>
        <source>Paste a column of readings</source>
        <translation>粘贴一列数值</translation>
    </message>
    <message>
        <source>Show the measure in the checklist</source>
        <translation>在清单中查看这条措施</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>还没有计划</translation>
    </message>
    <message>
        <source>The numbers a plan asks for are listed here.</source>
        <translation>计划里要求达到的数字会列在这里。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>收文</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) to reach. Where readings add up, enter the total since the year began.</source>
        <translation>
            <numerusform>%n 项指标。累计类指标请填年初以来的累计数。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>没有符合条件的指标</translation>
    </message>
    <message>
        <source>Choose other filters or search for something else.</source>
        <translation>请换个筛选条件，或搜索别的内容。</translation>
    </message>
    <message>
        <source>Sho&amp;w all numbers</source>
        <translation>显示全部指标(&amp;W)</translation>
    </message>
    <message>
        <source>No number concerns you</source>
        <translation>没有与本单位有关的指标</translation>
    </message>
    <message>
        <source>The plan may ask others for some.</source>
        <translation>计划可能对其他单位提了指标要求。</translation>
    </message>
    <message>
        <source>Sho&amp;w the whole plan&apos;s</source>
        <translation>查看整份计划的指标(&amp;W)</translation>
    </message>
    <message>
        <source>This plan asks for no numbers</source>
        <translation>这个计划没有数量指标</translation>
    </message>
    <message>
        <source>Neither its measures nor a table of districts.</source>
        <translation>措施条文和区县指标表里都没有。</translation>
    </message>
</context>
<context>
    <name>IndicatorsView</name>
    <message>
        <source>Indicators that were read</source>
        <translation>读出的指标</translation>
    </message>
    <message>
        <source>All values are &amp;right</source>
        <translation>全部数值无误(&amp;R)</translation>
    </message>
    <message>
        <source>Its values are right</source>
        <translation>这一列数值无误</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>This is no indicator: leave it out</source>
        <translation>不是指标，略去</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个数值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n 处待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename the indicator</source>
        <translation>指标改名</translation>
    </message>
    <message>
        <source>&amp;Name, with its unit in brackets</source>
        <translation>名称，计量单位写在括号里(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>改名(&amp;R)</translation>
    </message>
</context>
<context>
    <name>LastWords</name>
    <message>
        <source>The window closes once the file is written. Close it again to stop the work.</source>
        <translation>文件写完后窗口自动关闭；再次关闭则停止生成。</translation>
    </message>
    <message>
        <source>The window closes once the preview has stopped.</source>
        <translation>预览停下后窗口自动关闭。</translation>
    </message>
    <message>
        <source>The window closes once the work that is going on has stopped.</source>
        <translation>进行中的工作停下后窗口自动关闭。</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍要关闭</translation>
    </message>
</context>
<context>
    <name>LedgerMenu</name>
    <message>
        <source>&amp;Open a ledger…</source>
        <translation>打开台账(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;New ledger…</source>
        <translation>新建台账(&amp;N)…</translation>
    </message>
    <message>
        <source>Open a ledger on a &amp;server…</source>
        <translation>打开服务器上的台账(&amp;S)…</translation>
    </message>
    <message>
        <source>Restore from a &amp;backup…</source>
        <translation>从备份恢复(&amp;B)…</translation>
    </message>
    <message>
        <source>Recen&amp;t ledgers</source>
        <translation>最近的台账(&amp;T)</translation>
    </message>
    <message>
        <source>Copy this le&amp;dger to a server…</source>
        <translation>把本台账复制到服务器(&amp;D)…</translation>
    </message>
    <message>
        <source>Passphrase of the led&amp;ger…</source>
        <translation>台账的口令(&amp;G)…</translation>
    </message>
    <message>
        <source>New ledger</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>Open a ledger</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Folder of the ledger:</source>
        <translation>台账文件夹：</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>&amp;Make</source>
        <translation>新建(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>{name}  ({place})</source>
        <translation>{name}（{place}）</translation>
    </message>
    <message>
        <source>{name}  ({place}, not there)</source>
        <translation>{name}（{place}，找不到）</translation>
    </message>
</context>
<context>
    <name>LedgerPassphraseDialog</name>
    <message>
        <source>Passphrase of the ledger</source>
        <translation>台账的口令</translation>
    </message>
    <message>
        <source>With a passphrase, the database, the evidence, the papers and the backups beside the ledger can be read by nobody else. It is asked for whenever the ledger is opened.</source>
        <translation>设了口令，数据库、佐证材料、报送存档和台账旁边的备份都加密，别人读不出来；每次打开台账都要输入口令。</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>更改口令(&amp;C)</translation>
    </message>
    <message>
        <source>Passphrase &amp;so far</source>
        <translation>现在的口令(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;hange it</source>
        <translation>更改口令(&amp;H)</translation>
    </message>
    <message>
        <source>Re&amp;move it: anybody can open the ledger</source>
        <translation>去掉口令(&amp;M)，谁都可以打开台账</translation>
    </message>
    <message>
        <source>Forgotten, it is lost, and the ledger, its evidence and its backups with it: nobody can open them, and it is kept nowhere. What was deleted unlocked before may still be found on the disk by experts; copies elsewhere stay as they are.</source>
        <translation>口令一旦忘记，台账、佐证材料和备份就都打不开了，谁也没有办法；口令不会存在任何地方。设口令以前没有加密的内容，删掉后在磁盘上仍可能被专业手段找回；放在别处的副本不受影响。</translation>
    </message>
    <message>
        <source>I have written it down and keep it &amp;locked away</source>
        <translation>口令已经写下来，锁好保管(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Set the passphrase</source>
        <translation>设置口令(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>去掉口令(&amp;R)</translation>
    </message>
    <message>
        <source>Write the passphrase so far.</source>
        <translation>请输入现在的口令。</translation>
    </message>
    <message>
        <source>Tick that it is written down.</source>
        <translation>请先勾选“口令已经写下来”。</translation>
    </message>
</context>
<context>
    <name>LedgerState</name>
    <message>
        <source>Only to be looked at</source>
        <translation>只能查看</translation>
    </message>
    <message>
        <source>Waiting for another desk…</source>
        <translation>正在等另一台写完…</translation>
    </message>
    <message>
        <source>Not all is saved</source>
        <translation>尚未全部保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>LedgersSection</name>
    <message>
        <source>Recent ledgers</source>
        <translation>最近的台账</translation>
    </message>
    <message>
        <source>These stand in the menu. Forgetting one takes it off the list; the ledger stays where it is.</source>
        <translation>这些列在菜单里。忘掉只是从名单上去掉，台账还在原处。</translation>
    </message>
    <message>
        <source>&amp;Forget this one</source>
        <translation>忘掉它(&amp;F)</translation>
    </message>
    <message>
        <source>{place} — open now</source>
        <translation>{place}——现在打开着</translation>
    </message>
    <message>
        <source>{place} — not there</source>
        <translation>{place}——不在了</translation>
    </message>
</context>
<context>
    <name>LeftOverModel</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The sheet has no row for it</source>
        <translation>表里没有这条措施的行</translation>
    </message>
</context>
<context>
    <name>LeftReviews</name>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>Readings by month</source>
        <translation>各月填报值</translation>
    </message>
</context>
<context>
    <name>ListAndDetail</name>
    <message>
        <source>Show or hide the detail</source>
        <translation>显示或收起详情</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>This list as an Excel workbook or CSV (Ctrl+E)</source>
        <translation>把这份清单导出为 Excel 或 CSV（Ctrl+E）</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>This list on paper: looked at, printed, saved as PDF (Ctrl+P)</source>
        <translation>把这份清单打在纸上：先看、再打印，也可存为 PDF（Ctrl+P）</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
</context>
<context>
    <name>ListFiles</name>
    <message>
        <source>Export the list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Text with commas, for any program (*.csv)</source>
        <translation>逗号分隔文本，各种程序都能打开 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>正在排版…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to {name}</source>
        <translation>
            <numerusform>已导出 %n 行：{name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListHanding</name>
    <message>
        <source>{unit}_checklist_{day}</source>
        <translation>{unit}_清单_{day}</translation>
    </message>
    <message>
        <source>&quot;{words}&quot;</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>All measures</source>
        <translation>全部措施</translation>
    </message>
    <message>
        <source>Filter: {filter}</source>
        <translation>筛选：{filter}</translation>
    </message>
    <message>
        <source>{unit}: checklist of {plan}</source>
        <translation>{plan}任务清单（{unit}）</translation>
    </message>
</context>
<context>
    <name>ListMenu</name>
    <message>
        <source>The list: saved filters, order, columns, copy, print, export (Ctrl+L)</source>
        <translation>清单：已存筛选、排序、列、复制、打印、导出（Ctrl+L）</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Saved &amp;filters</source>
        <translation>已存筛选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>列(&amp;C)…</translation>
    </message>
    <message>
        <source>Co&amp;py the chosen rows</source>
        <translation>复制选中的行(&amp;P)</translation>
    </message>
    <message>
        <source>Attach what was copied, or paste progress</source>
        <translation>粘贴：文件、图片作佐证，文字作进展</translation>
    </message>
    <message>
        <source>Paste a column of p&amp;rogress</source>
        <translation>粘贴进展列(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Note the same progress…</source>
        <translation>填写相同进展(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Attach the same files…</source>
        <translation>附加相同材料(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Give to…</source>
        <translation>交办(&amp;G)…</translation>
    </message>
    <message>
        <source>Pr&amp;int the list…</source>
        <translation>打印清单(&amp;I)…</translation>
    </message>
    <message>
        <source>Chec&amp;klist for the field…</source>
        <translation>现场核查清单(&amp;K)…</translation>
    </message>
    <message>
        <source>Hando&amp;ver…</source>
        <translation>工作交接清单(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Export the list…</source>
        <translation>导出清单(&amp;E)…</translation>
    </message>
    <message>
        <source>As it stood on a &amp;day…</source>
        <translation>某日状态(&amp;D)…</translation>
    </message>
    <message>
        <source>Open the list&apos;s menu</source>
        <translation>打开清单菜单</translation>
    </message>
    <message>
        <source>Order of the documents</source>
        <translation>文件顺序</translation>
    </message>
    <message>
        <source>The other way &amp;round</source>
        <translation>倒序(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ListPreview</name>
    <message>
        <source>Print the list</source>
        <translation>打印清单</translation>
    </message>
    <message>
        <source>Preview of the list</source>
        <translation>清单预览</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>&amp;Numbers…</source>
        <translation>数字来源(&amp;N)…</translation>
    </message>
    <message>
        <source>Which measures each number of the summary counts</source>
        <translation>总体情况里的每个数字统计了哪些措施</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>LockedPackageDialog</name>
    <message>
        <source>Locked package</source>
        <translation>加了口令的材料包</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is locked. Its sender knows the passphrase.</source>
        <translation>“{name}”加了口令，请向发送单位问清。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>先不收这一份</translation>
    </message>
    <message>
        <source>It does not open it. Look at capitals, full-width letters and spaces.</source>
        <translation>打不开。请核对大小写、全角半角和空格。</translation>
    </message>
</context>
<context>
    <name>Locking</name>
    <message>
        <source>Passphrase…</source>
        <translation>输入口令…</translation>
    </message>
</context>
<context>
    <name>LongWrites</name>
    <message>
        <source>Stopped: nothing was changed</source>
        <translation>已停止，没有改动任何内容</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Taizhang: sample ledger</source>
        <translation>台账（示例台账）</translation>
    </message>
</context>
<context>
    <name>ManyMeasures</name>
    <message numerus="yes">
        <source>Note progress of {month} for %n measure(s)</source>
        <translation>
            <numerusform>填写{month}进展 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Note progress of {month}</source>
        <translation>填写{month}进展</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>附加材料</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersPane</name>
    <message>
        <source>Members of the group</source>
        <translation>成员单位</translation>
    </message>
    <message>
        <source>&amp;Add a unit</source>
        <translation>添加单位(&amp;A)</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>&amp;By its words again</source>
        <translation>恢复按字面认定(&amp;B)</translation>
    </message>
    <message>
        <source>Choose a group to see who is in it.</source>
        <translation>选中一个集体名称，即可查看它的成员。</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n 个成员</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show its %n measure(s)</source>
        <translation>
            <numerusform>查看用到它的 %n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>the area</source>
        <translation>本地区</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>kept when a further plan comes</source>
        <translation>再接收计划时保持不变</translation>
    </message>
    <message>
        <source>Its members stand in another paper: add them here, once for all measures.</source>
        <translation>成员名单见其他文件：在这里添加一次，对每条措施都有效。</translation>
    </message>
    <message>
        <source>Some of {area}&apos;s: {kinds}. Tick those that are meant; it holds for every measure.</source>
        <translation>{area}的部分单位（{kinds}）。勾选所指的单位，对每条措施都有效。</translation>
    </message>
    <message>
        <source>Everyone in {area} of this kind: {kinds}. Untick those not meant.</source>
        <translation>{area}的全部单位（{kinds}）。不在其内的，取消勾选。</translation>
    </message>
    <message>
        <source>{name} (my unit, open)</source>
        <translation>{name}（本单位，待明确）</translation>
    </message>
    <message>
        <source>{name} (my unit)</source>
        <translation>{name}（本单位）</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Return adds &quot;{unit}&quot; as it is typed: it is not a unit that is known.</source>
        <translation>没有“{unit}”这个单位的记录：按回车照所写的名称加入。</translation>
    </message>
</context>
<context>
    <name>MergeActs</name>
    <message>
        <source>Merging…</source>
        <translation>正在汇总…</translation>
    </message>
    <message>
        <source>Merge the reports of {month}</source>
        <translation>汇总{month}的报送</translation>
    </message>
    <message>
        <source>{month}: nothing new to merge, the ledger says the same</source>
        <translation>{month}没有可汇总的新内容，与台账一致</translation>
    </message>
    <message>
        <source>&quot;{file}&quot; is from {unit}</source>
        <translation>“{file}”由{unit}报来</translation>
    </message>
    <message>
        <source>Put &quot;{file}&quot; back</source>
        <translation>退回“{file}”</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge units</source>
        <translation>合并单位</translation>
    </message>
    <message>
        <source>&amp;Which unit is it?</source>
        <translation>其实是哪个单位(&amp;W)</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>&quot;{unit}&quot; becomes another name of the unit chosen: its measures, groups and reports pass to it.</source>
        <translation>“{unit}”将成为所选单位的别名，它的措施、集体名称和报送情况一并归入。</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>No unit is called so: choose one of the list.</source>
        <translation>没有这样的单位，请从列表里选一个。</translation>
    </message>
</context>
<context>
    <name>MergeHead</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一个月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一个月</translation>
    </message>
    <message>
        <source>&amp;Take files in…</source>
        <translation>收入文件(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Every table in a folder</source>
        <translation>文件夹里的所有表格</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>汇总(&amp;M)</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>已过 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Reports are due on {day} · {left}</source>
        <translation>应于{day}前报来 · {left}</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>还有 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The ledger can only be looked at.</source>
        <translation>台账现在只能查看。</translation>
    </message>
    <message>
        <source>No file waits to be merged.</source>
        <translation>没有等待汇总的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n left to decide</source>
        <translation>
            <numerusform>还有 %n 处待定</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be written, </source>
        <translation>
            <numerusform>将写入 %n 条，</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n unit(s)</source>
        <translation>
            <numerusform>涉及 %n 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new: the ledger says the same.</source>
        <translation>没有新内容：与台账一致。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Who has reported</source>
        <translation>报送情况</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>汇总结果</translation>
    </message>
</context>
<context>
    <name>MergeHtml</name>
    <message>
        <source>Said nothing: {units}</source>
        <translation>未填报：{units}</translation>
    </message>
    <message>
        <source>Our own office</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>added up</source>
        <translation>各单位相加</translation>
    </message>
    <message>
        <source>not added up: shares, levels, limits and days are each unit&apos;s own</source>
        <translation>不相加：比例、水平值、限值、天数等各归各单位</translation>
    </message>
</context>
<context>
    <name>MergeOptions</name>
    <message>
        <source> and {count} more</source>
        <translation> 等 {count} 处</translation>
    </message>
    <message>
        <source>It is from {unit}</source>
        <translation>由{unit}报来</translation>
    </message>
    <message>
        <source>Choose the unit…</source>
        <translation>选择单位…</translation>
    </message>
    <message>
        <source>Another measure…</source>
        <translation>其他措施…</translation>
    </message>
    <message>
        <source>It is {number}</source>
        <translation>应为 {number}</translation>
    </message>
    <message>
        <source>Enter the number…</source>
        <translation>填写数值…</translation>
    </message>
    <message>
        <source>Write it anew…</source>
        <translation>另写…</translation>
    </message>
    <message>
        <source>Merge it all the same</source>
        <translation>照样汇总</translation>
    </message>
    <message>
        <source>It is {unit}&apos;s</source>
        <translation>算{unit}的</translation>
    </message>
    <message>
        <source>as it stands in the ledger</source>
        <translation>台账中已有</translation>
    </message>
    <message>
        <source>Leave the file out</source>
        <translation>不用这个文件</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>不用这一行</translation>
    </message>
    <message>
        <source>Leave the value out</source>
        <translation>不用这个值</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Drop to take in what was sent back</source>
        <translation>松开即收入报来的文件</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>There is nothing to merge yet</source>
        <translation>还没有可以汇总的</translation>
    </message>
    <message>
        <source>Take in the file of an action plan: what other units send back is merged by its measures.</source>
        <translation>先收入行动计划的文件：各单位报来的内容按其中的措施汇总。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>收入计划</translation>
    </message>
    <message>
        <source>Decide the conflict chosen</source>
        <translation>选定所在的待定事项</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Go to the next open conflict; in other lists, to what the row asks for</source>
        <translation>到下一处待定；在其他列表中，办理这一行要办的事</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格</translation>
    </message>
    <message>
        <source>Open a decided conflict again</source>
        <translation>把已定的改回待定</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Switch whether a unit is asked to report</source>
        <translation>切换一个单位是否应报</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Put the file chosen back</source>
        <translation>退回所选文件</translation>
    </message>
</context>
<context>
    <name>MergeWords</name>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>State</source>
        <translation>完成状态</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>存在问题</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>指标数值</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第{number}行</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>&amp;Try again</source>
        <translation>再试一次(&amp;T)</translation>
    </message>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>MissingPanel</name>
    <message>
        <source>Measures without progress</source>
        <translation>还没有进展的措施</translation>
    </message>
    <message>
        <source>Show in the chec&amp;klist</source>
        <translation>在清单中查看(&amp;K)</translation>
    </message>
    <message>
        <source>{month} has not begun: nothing can be noted yet.</source>
        <translation>{month}还没有到，不能提前填写。</translation>
    </message>
    <message numerus="yes">
        <source>%n of {open} open measure(s) without progress in {month}</source>
        <translation>
            <numerusform>{open} 条未完成措施中，{month}还有 %n 条没有进展</numerusform>
        </translation>
    </message>
    <message>
        <source>Every open measure has its progress of {month}.</source>
        <translation>{month}的进展已全部填写。</translation>
    </message>
    <message>
        <source>Nothing is missing for {month}</source>
        <translation>{month}没有缺项</translation>
    </message>
    <message>
        <source>Look the month over, then hand it in.</source>
        <translation>体检一遍，就可以报送了。</translation>
    </message>
    <message>
        <source>Look it over</source>
        <translation>去体检</translation>
    </message>
    <message>
        <source>Note progress of {month}</source>
        <translation>填写{month}进展</translation>
    </message>
</context>
<context>
    <name>MonthHead</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一个月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一个月</translation>
    </message>
</context>
<context>
    <name>MonthLists</name>
    <message>
        <source>&amp;1  What is missing</source>
        <translation>&amp;1  缺什么</translation>
    </message>
    <message>
        <source>&amp;2  Check</source>
        <translation>&amp;2  交前体检</translation>
    </message>
    <message>
        <source>{step} · {count}</source>
        <translation>{step} · {count}</translation>
    </message>
</context>
<context>
    <name>MonthNotesModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>工作措施</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>本月进展</translation>
    </message>
</context>
<context>
    <name>MonthPanel</name>
    <message>
        <source>Drop to fill this sheet in</source>
        <translation>松开即按这张表填写</translation>
    </message>
    <message>
        <source>Drop to take the plan in</source>
        <translation>松开即可收文</translation>
    </message>
</context>
<context>
    <name>MonthSteps</name>
    <message>
        <source>3  What goes in</source>
        <translation>3  报哪些</translation>
    </message>
    <message>
        <source>4  Hand over</source>
        <translation>4  生成</translation>
    </message>
    <message>
        <source>&amp;Write the workbook…</source>
        <translation>生成报送表(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Package…</source>
        <translation>材料包(&amp;P)…</translation>
    </message>
    <message>
        <source>The &amp;bureau&apos;s own sheet…</source>
        <translation>上级的表格(&amp;B)…</translation>
    </message>
    <message>
        <source>Brief on &amp;one page…</source>
        <translation>月度简报(&amp;O)…</translation>
    </message>
    <message>
        <source>The month&apos;s brief: looked at, printed, saved as PDF</source>
        <translation>一页的月度简报：先预览，再打印或存为 PDF</translation>
    </message>
    <message>
        <source>The bureau&apos;s own sheet may also be dropped here.</source>
        <translation>上级发来的表格也可以直接拖到这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) go in.</source>
        <translation>
            <numerusform>报送 %n 条措施。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them have no progress in {month} yet.</source>
        <translation>
            <numerusform>其中 %n 条{month}还没有进展。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) stand open</source>
        <translation>
            <numerusform>还有 %n 处体检发现未处理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthWriter</name>
    <message>
        <source>Write the submission</source>
        <translation>生成报送表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>{unit}_{month}_submission</source>
        <translation>{unit}_{month}_报送</translation>
    </message>
    <message>
        <source>{unit}_{month}_correction</source>
        <translation>{unit}_{month}_更正</translation>
    </message>
    <message>
        <source>Writing the workbook and reading it back…</source>
        <translation>正在生成报送表并重新打开核对…</translation>
    </message>
    <message numerus="yes">
        <source>Submission of {month} written: %n measure(s) on {sheets} sheets</source>
        <translation>
            <numerusform>已生成{month}报送表：%n 条措施，{sheets} 张工作表</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move the measure</source>
        <translation>移动措施</translation>
    </message>
    <message>
        <source>Number or name of a task</source>
        <translation>输入任务序号或名称查找</translation>
    </message>
    <message>
        <source>Find a task</source>
        <translation>查找任务</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>&amp;Move here</source>
        <translation>移到这里(&amp;M)</translation>
    </message>
    <message>
        <source>Number of the new task</source>
        <translation>新任务的序号</translation>
    </message>
    <message>
        <source>Name of the new task</source>
        <translation>新任务的名称</translation>
    </message>
    <message>
        <source>Or a new task</source>
        <translation>或新建任务</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>The one of that name is replaced.</source>
        <translation>已有这个名称的，将被替换。</translation>
    </message>
</context>
<context>
    <name>NoMeasure</name>
    <message>
        <source>Choose a measure to see all about it.</source>
        <translation>选择一条措施，在这里查看全部内容。</translation>
    </message>
    <message>
        <source>{closed} of {measures} measures closed</source>
        <translation>{measures} 条措施中已销号 {closed} 条</translation>
    </message>
    <message>
        <source>Being counted…</source>
        <translation>正在统计…</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note on a file</source>
        <translation>佐证材料备注</translation>
    </message>
    <message>
        <source>What it shows, where and when it was taken</source>
        <translation>内容、地点、时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>保存(&amp;K)</translation>
    </message>
</context>
<context>
    <name>NoteManyDialog</name>
    <message numerus="yes">
        <source>The same progress for %n measure(s)</source>
        <translation>
            <numerusform>为 %n 条措施填写相同进展</numerusform>
        </translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一月</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Where words stand already: &amp;add these below</source>
        <translation>已有进展的：另起一行接在后面(&amp;A)</translation>
    </message>
    <message>
        <source>Where words stand already: &amp;leave them as they are</source>
        <translation>已有进展的：保留不动(&amp;L)</translation>
    </message>
    <message>
        <source>Where words stand already: &amp;replace them</source>
        <translation>已有进展的：替换(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Write into %n measure(s)</source>
        <translation>
            <numerusform>写入 %n 条(&amp;W)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesDelegate</name>
    <message>
        <source>Progress of the month</source>
        <translation>本月进展</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>{month}: {text}</source>
        <translation>{month}：{text}</translation>
    </message>
    <message>
        <source>Write what was done</source>
        <translation>填写本月做了什么</translation>
    </message>
</context>
<context>
    <name>NumberTableModel</name>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>My unit&apos;s</source>
        <translation>本单位承担</translation>
    </message>
    <message>
        <source>Ticked off</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Ticked off within the period</source>
        <translation>本期新完成</translation>
    </message>
    <message>
        <source>Due within the period</source>
        <translation>本期应完成</translation>
    </message>
    <message>
        <source>Of these ticked off</source>
        <translation>应完成的已完成</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期未完成</translation>
    </message>
    <message>
        <source>With progress in the period</source>
        <translation>本期有进展</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>数值指标</translation>
    </message>
    <message>
        <source>Targets with a reading</source>
        <translation>已有读数的指标</translation>
    </message>
    <message>
        <source>Targets met</source>
        <translation>达标的指标</translation>
    </message>
    <message>
        <source>Files of evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计项</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>NumbersDialog</name>
    <message>
        <source>Where the numbers come from</source>
        <translation>数字来源</translation>
    </message>
    <message>
        <source>Choose a number to see the measures it counts; Enter shows one of them in the checklist.</source>
        <translation>选一个数字，右边列出它所统计的措施；按回车在清单中查看。</translation>
    </message>
    <message>
        <source>Numbers of the summary</source>
        <translation>总体情况中的数字</translation>
    </message>
    <message>
        <source>Measures that are counted</source>
        <translation>所统计的措施</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
</context>
<context>
    <name>OccurrenceRows</name>
    <message numerus="yes">
        <source>%n earlier one(s) missed: show</source>
        <translation>
            <numerusform>还有 %n 次更早的未办：显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed, none needed…</source>
        <translation>
            <numerusform>%n 次未办的都不需要办…</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeats: {wording}</source>
        <translation>定期事项：{wording}</translation>
    </message>
    <message>
        <source> · next {day}</source>
        <translation> · 下次 {day}</translation>
    </message>
    <message numerus="yes">
        <source> · %n missed</source>
        <translation>
            <numerusform> · %n 次未办</numerusform>
        </translation>
    </message>
    <message>
        <source>Needed after all</source>
        <translation>恢复为要办</translation>
    </message>
    <message>
        <source>Not needed…</source>
        <translation>不需要办…</translation>
    </message>
    <message>
        <source>{day} · done on {met}</source>
        <translation>{day} · {met} 已办</translation>
    </message>
    <message>
        <source>{day} · not needed: {note}</source>
        <translation>{day} · 不需要办：{note}</translation>
    </message>
    <message>
        <source>{day} · missed</source>
        <translation>{day} · 未办</translation>
    </message>
    <message>
        <source>Tick occurrence</source>
        <translation>勾选定期事项</translation>
    </message>
    <message>
        <source>Untick occurrence</source>
        <translation>撤回定期事项</translation>
    </message>
    <message numerus="yes">
        <source>{wording}: %n time(s) not needed.</source>
        <translation>
            <numerusform>{wording}：%n 次不需要办。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要办</translation>
    </message>
</context>
<context>
    <name>OpenReview</name>
    <message>
        <source>Going on where you left the review</source>
        <translation>接着上次的核对继续</translation>
    </message>
    <message>
        <source>Take in the plan</source>
        <translation>接收计划</translation>
    </message>
    <message>
        <source>Take over a correction</source>
        <translation>按更正版更新</translation>
    </message>
</context>
<context>
    <name>OpenSection</name>
    <message>
        <source>To be clarified</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Compared with the source: it stands as it is</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>{role}: &quot;{wording}&quot;. Does this mean your unit?</source>
        <translation>{role}：“{wording}”是否包括本单位？</translation>
    </message>
    <message>
        <source>It is us</source>
        <translation>是我们</translation>
    </message>
    <message>
        <source>It is not us</source>
        <translation>不是我们</translation>
    </message>
    <message>
        <source>&quot;{wording}&quot;: it is us.</source>
        <translation>“{wording}”：是我们。</translation>
    </message>
    <message>
        <source>&quot;{wording}&quot;: it is not us.</source>
        <translation>“{wording}”：不是我们。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新确认</translation>
    </message>
    <message>
        <source>Cleared up: ask no more</source>
        <translation>已弄清，不再提示</translation>
    </message>
    <message>
        <source>Proposed: {text}</source>
        <translation>建议：{text}</translation>
    </message>
    <message>
        <source>Answer &quot;{wording}&quot;</source>
        <translation>答复“{wording}”</translation>
    </message>
    <message>
        <source>Clear up &quot;{wording}&quot;</source>
        <translation>弄清“{wording}”</translation>
    </message>
    <message>
        <source>Settle doubts</source>
        <translation>核对疑点</translation>
    </message>
</context>
<context>
    <name>OpenWordings</name>
    <message>
        <source>Do these words mean you?</source>
        <translation>这些说法包括本单位吗？</translation>
    </message>
    <message>
        <source>The plan leaves open which units are meant. What you answer here for {unit} holds for every measure with that wording; it can be changed later, measure by measure.</source>
        <translation>计划没有写明具体是哪些单位。请替{unit}回答一次，对所有写着同一说法的措施都有效；以后还可以逐条更改。</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Look at all one by one</source>
        <translation>全部逐条看(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>逐条看</translation>
    </message>
</context>
<context>
    <name>OpeningPlace</name>
    <message>
        <source>Opening the ledger…</source>
        <translation>正在打开台账…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>总览</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>填写本单位</translation>
    </message>
    <message>
        <source>-sample</source>
        <translation>-示例</translation>
    </message>
    <message>
        <source>{unit} · change</source>
        <translation>{unit} · 更改</translation>
    </message>
    <message>
        <source>This plan does not name {unit}. Check how your unit and its area are written, or look at all measures.</source>
        <translation>这份计划没有点到“{unit}”。请核对本单位和所在区县的写法，或者看“全部”。</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>Package of {month}</source>
        <translation>{month}材料包</translation>
    </message>
    <message>
        <source>One zip: the month&apos;s workbook, the evidence by readable names, an index, and sums that prove all of it.</source>
        <translation>一个 zip 文件：当月报送表、改好名的佐证材料、目录和校验清单。</translation>
    </message>
    <message>
        <source>The evidence of this &amp;month</source>
        <translation>只装这个月的佐证材料(&amp;M)</translation>
    </message>
    <message>
        <source>The evidence of the whole &amp;year up to this month</source>
        <translation>装入当年到这个月为止的全部佐证材料(&amp;Y)</translation>
    </message>
    <message>
        <source>Keep in &amp;pictures where they were taken</source>
        <translation>保留图片里的拍摄位置(&amp;P)</translation>
    </message>
    <message>
        <source>Without the tick the place is taken out of the copies; the pictures in the ledger stay as they are.</source>
        <translation>不勾选时，从装入的副本中去掉位置；台账里的图片不变。</translation>
    </message>
    <message>
        <source>&amp;Lock it with a passphrase</source>
        <translation>用口令锁住(&amp;L)</translation>
    </message>
    <message>
        <source>7-Zip, WinRAR and this program open it with the passphrase. Tell it another way than the file goes. It is kept nowhere: forgotten, nobody opens the package, nor the copy in the ledger.</source>
        <translation>7-Zip、WinRAR 和本程序输入口令都能打开。口令请用另外的途径告诉对方。口令不存在任何地方：忘了，这个材料包和台账里留存的那一份谁也打不开。</translation>
    </message>
    <message>
        <source>Choose where to &amp;write it…</source>
        <translation>选择写到哪里(&amp;W)…</translation>
    </message>
    <message numerus="yes">
        <source>◆ The texts of %n measure(s) hold identity or telephone numbers: {codes}</source>
        <translation>
            <numerusform>◆ 有 %n 条措施的文字里有身份证号或手机号：{codes}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackageWriter</name>
    <message>
        <source>{unit}_{month}_package</source>
        <translation>{unit}_{month}_材料包</translation>
    </message>
    <message>
        <source>Write the package</source>
        <translation>生成材料包</translation>
    </message>
    <message>
        <source>Package (*.zip)</source>
        <translation>材料包 (*.zip)</translation>
    </message>
    <message>
        <source>Writing the package and reading it back…</source>
        <translation>正在生成材料包并逐个文件读回核对…</translation>
    </message>
    <message numerus="yes">
        <source>Package of {month} written: %n file(s)</source>
        <translation>
            <numerusform>{month}材料包已生成：%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Locked package of {month} written: %n file(s)</source>
        <translation>
            <numerusform>{month}的材料包已生成并加口令：%n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>&amp;Overview</source>
        <translation>总览(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Checklist</source>
        <translation>清单(&amp;C)</translation>
    </message>
    <message>
        <source>Cale&amp;ndar</source>
        <translation>日历(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Indicators</source>
        <translation>指标(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Submissions</source>
        <translation>报送(&amp;S)</translation>
    </message>
    <message>
        <source>Mer&amp;ge</source>
        <translation>汇总(&amp;G)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>&amp;Units</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Evidence</source>
        <translation>佐证(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>收文</translation>
    </message>
</context>
<context>
    <name>PairDialog</name>
    <message>
        <source>The same measure in the other edition</source>
        <translation>另一版中的同一条措施</translation>
    </message>
    <message>
        <source>Progress, evidence and readings stay with the measure that is chosen.</source>
        <translation>进展、佐证和指标数据都跟着选定的这一条。</translation>
    </message>
    <message>
        <source>Words, code or task</source>
        <translation>输入文字、编号或任务</translation>
    </message>
    <message>
        <source>Find a measure</source>
        <translation>查找措施</translation>
    </message>
    <message>
        <source>Measures of the other edition</source>
        <translation>另一版中的措施</translation>
    </message>
    <message>
        <source>&amp;It is this one</source>
        <translation>就是这一条(&amp;I)</translation>
    </message>
</context>
<context>
    <name>PaperFiles</name>
    <message>
        <source>Checklist for the field</source>
        <translation>现场核查清单</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>工作交接清单</translation>
    </message>
    <message>
        <source>Sheet of measure {code}</source>
        <translation>措施{code}情况单</translation>
    </message>
    <message>
        <source>Brief of {month}</source>
        <translation>{month}工作简报</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>正在排版…</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>P&amp;assphrase</source>
        <translation>口令(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>新口令(&amp;N)</translation>
    </message>
    <message>
        <source>Once mo&amp;re</source>
        <translation>再写一遍(&amp;R)</translation>
    </message>
    <message>
        <source>The n&amp;ew one once more</source>
        <translation>再写一遍新口令(&amp;E)</translation>
    </message>
    <message>
        <source>Write a passphrase.</source>
        <translation>请写上口令。</translation>
    </message>
    <message>
        <source>Write the new passphrase.</source>
        <translation>请写上新口令。</translation>
    </message>
    <message>
        <source>The two are not alike yet.</source>
        <translation>两遍还不一样。</translation>
    </message>
    <message>
        <source>Weak: easily guessed. Several unrelated words hold better.</source>
        <translation>弱：容易被猜出来，几个互不相干的词更稳妥。</translation>
    </message>
    <message>
        <source>Fair.</source>
        <translation>中等。</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>强。</translation>
    </message>
    <message>
        <source>{strength} Other programs spell Chinese characters differently: the receiver&apos;s may not open it.</source>
        <translation>{strength}口令里有汉字：各种压缩软件写法不同，对方可能打不开。</translation>
    </message>
</context>
<context>
    <name>PastDayDialog</name>
    <message>
        <source>The list as it stood on a day</source>
        <translation>某日状态</translation>
    </message>
    <message>
        <source>Every measure of the list with its state, light, date and last progress at the end of that day.</source>
        <translation>清单中每条措施在这一天结束时的状态、亮灯、时限和最近进展。</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Show it</source>
        <translation>查看(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export it…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>PastLines</name>
    <message>
        <source>Submission</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施数</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>报出情况</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>Why once more</source>
        <translation>更正、补报原因</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>PastLists</name>
    <message>
        <source>{unit}_checklist_as_of_{day}</source>
        <translation>{unit}_清单_截至{day}</translation>
    </message>
    <message>
        <source>{unit}: checklist of {plan} as of {day}</source>
        <translation>{unit}：{plan}清单（截至{day}）</translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message>
        <source>Submission</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>{name} (correction)</source>
        <translation>{name}（更正）</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastPanel</name>
    <message>
        <source>5  Sent, and before</source>
        <translation>5  报送记录</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>报送记录</translation>
    </message>
    <message>
        <source>Nothing of this plan was written to be handed in yet.</source>
        <translation>这个计划还没有生成过报送表或材料包。</translation>
    </message>
    <message>
        <source>Mark as sent…</source>
        <translation>标记已报送…</translation>
    </message>
    <message>
        <source>Compare with now…</source>
        <translation>与现在相比…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正/补报…</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>查看原件</translation>
    </message>
    <message>
        <source>Another file is written that names this one; what was handed in stays as it was.</source>
        <translation>另行生成一份，注明更正的是这一份；已报的内容不变。</translation>
    </message>
    <message>
        <source>Correct or complete a submission</source>
        <translation>更正/补报</translation>
    </message>
    <message>
        <source>Sent to {receiver} on {day}</source>
        <translation>已于{day}报送{receiver}</translation>
    </message>
</context>
<context>
    <name>PastedDialog</name>
    <message>
        <source>Paste progress of {month}</source>
        <translation>粘贴{month}进展</translation>
    </message>
    <message>
        <source>Pasted lines</source>
        <translation>粘贴的各行</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Write into %n measure(s)</source>
        <translation>
            <numerusform>写入 %n 条(&amp;W)</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no column of codes, and {lines} lines do not fit {chosen} chosen measures: nothing can be matched. Copy the column of codes with it, or choose as many measures as there are lines.</source>
        <translation>粘贴的内容没有编号列，{lines} 行与选中的 {chosen} 条措施对不上，无法对应。请连同编号列一起复制，或选中同样多的措施。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will be written.</source>
        <translation>
            <numerusform>将写入 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them replace other words.</source>
        <translation>
            <numerusform>其中 %n 行会替换原有进展。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) found no measure.</source>
        <translation>
            <numerusform>%n 行没有找到对应措施。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been written yet.</source>
        <translation>现在还没有写入任何内容。</translation>
    </message>
</context>
<context>
    <name>PastedTableModel</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Stands there</source>
        <translation>原有进展</translation>
    </message>
    <message>
        <source>Pasted</source>
        <translation>粘贴内容</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Replaces what stands there</source>
        <translation>替换原有进展</translation>
    </message>
    <message>
        <source>The same already</source>
        <translation>与原有相同</translation>
    </message>
    <message>
        <source>Empty: nothing changes</source>
        <translation>空白，不改动</translation>
    </message>
    <message>
        <source>No measure found</source>
        <translation>没有对应措施</translation>
    </message>
    <message>
        <source>Named before: left out</source>
        <translation>重复，不写入</translation>
    </message>
</context>
<context>
    <name>PlanDrops</name>
    <message>
        <source>Drop to take the plan in</source>
        <translation>松开即可收文</translation>
    </message>
</context>
<context>
    <name>PlanFiles</name>
    <message>
        <source>Take in a plan</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Plans: Word, Excel, PDF, pictures, web pages, text ({kinds})</source>
        <translation>计划文件：Word、Excel、PDF、图片、网页、文本 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>One plan at a time: reading {file} first</source>
        <translation>一次只读一份计划，先读“{file}”</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>&amp;Fit width</source>
        <translation>适合宽度(&amp;F)</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Size: {percent} %</source>
        <translation>大小：{percent}%</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The ledger opens as soon as the work that is going on has ended.</source>
        <translation>正在进行的工作结束后就打开台账。</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
</context>
<context>
    <name>ProgressSection</name>
    <message>
        <source>Progress</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>上一个月</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>下一个月</translation>
    </message>
    <message>
        <source>What was done in {month}? Saved as you write.</source>
        <translation>{month}做了什么？边写边存。</translation>
    </message>
    <message>
        <source>Progress of {month}</source>
        <translation>{month}进展</translation>
    </message>
    <message numerus="yes">
        <source>%n more month(s)</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Changed by somebody else meanwhile</source>
        <translation>别人刚刚也改了这一处</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Note progress of {month}</source>
        <translation>填写{month}进展</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>收起详情</translation>
    </message>
</context>
<context>
    <name>QuarterHead</name>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>The quarter before</source>
        <translation>上一个季度</translation>
    </message>
    <message>
        <source>The quarter after</source>
        <translation>下一个季度</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>另存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Save as &amp;Word…</source>
        <translation>另存为 Word(&amp;W)…</translation>
    </message>
    <message>
        <source>The same report as a Word document, to be finished by hand</source>
        <translation>同一份报告的 Word 文档，可再手工修改</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Numbers…</source>
        <translation>数字来源(&amp;N)…</translation>
    </message>
    <message>
        <source>Which measures each number of the summary counts</source>
        <translation>总体情况里的每个数字统计了哪些措施</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>把报告另存为 PDF</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>打印报告</translation>
    </message>
</context>
<context>
    <name>QuarterPanel</name>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>报告预览</translation>
    </message>
    <message>
        <source>Making the report of {quarter}…</source>
        <translation>正在生成{quarter}报告…</translation>
    </message>
    <message>
        <source>There is no preview yet</source>
        <translation>还没有预览</translation>
    </message>
    <message>
        <source>Something has changed since this preview was made.</source>
        <translation>生成预览之后有了改动。</translation>
    </message>
    <message>
        <source>The report of this quarter was not made.</source>
        <translation>这个季度的报告还没有生成。</translation>
    </message>
    <message>
        <source>Make the &amp;report</source>
        <translation>生成报告(&amp;R)</translation>
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
    <name>Reading</name>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取“{file}”…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{done} of {total} pages</source>
        <translation>已读 {done} 页，共 {total} 页</translation>
    </message>
    <message>
        <source>{percent} % of the rows</source>
        <translation>条文已整理 {percent}%</translation>
    </message>
    <message numerus="yes">
        <source>about %n more minute(s)</source>
        <translation>
            <numerusform>大约还要 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n more second(s)</source>
        <translation>
            <numerusform>大约还要 %n 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>What is the reading?</source>
        <translation>指标数值是多少？</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>指标数值</translation>
    </message>
    <message>
        <source>One number; of several targets each with its name. What is not understood stays to be decided.</source>
        <translation>填一个数；有几项指标的，每个数写上指标名称。看不懂的仍留着待定。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>采用(&amp;K)</translation>
    </message>
    <message>
        <source>A number is needed.</source>
        <translation>请填数字。</translation>
    </message>
</context>
<context>
    <name>ReadingWriter</name>
    <message numerus="yes">
        <source>%n cell(s) of the column found no row</source>
        <translation>
            <numerusform>这一列有 %n 格没有对应的行</numerusform>
        </translation>
    </message>
    <message>
        <source>Say how a target runs</source>
        <translation>设定指标算法</translation>
    </message>
    <message>
        <source>Enter readings of {month}</source>
        <translation>填报{month}指标</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Why, in a few words</source>
        <translation>简单写明原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>确定(&amp;K)</translation>
    </message>
</context>
<context>
    <name>ReminderBoard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReminderDialog</name>
    <message>
        <source>Remind</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Text of the reminder</source>
        <translation>催办通知</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ReminderWords</name>
    <message>
        <source>{month} report: {day}</source>
        <translation>{month}报送：{day}</translation>
    </message>
    <message>
        <source>{month} report: {left}</source>
        <translation>{month}报送：{left}</translation>
    </message>
    <message>
        <source>The holidays of this year are not known: only weekends are counted as days off.</source>
        <translation>这一年的法定节假日还不清楚，只按周末计算休息日。</translation>
    </message>
    <message>
        <source>The {month} report is due on {day} ({left}).</source>
        <translation>{month}的进展应在{day}前报送（{left}）。</translation>
    </message>
    <message>
        <source> It goes to {recipient}.</source>
        <translation>报送对象：{recipient}。</translation>
    </message>
    <message>
        <source>The official holidays of {year} are not known: the reporting day {day} leaves out weekends only.</source>
        <translation>{year}年的官方节假日还不知道：报送日 {day} 只扣除了周末。</translation>
    </message>
    <message numerus="yes">
        <source>%n of your measures is/are overdue.</source>
        <translation>
            <numerusform>您有 %n 条措施已逾期。</numerusform>
        </translation>
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
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Show them</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Choose a table…</source>
        <translation>选择节假日表…</translation>
    </message>
    <message>
        <source>Remind me next week</source>
        <translation>下周再提醒</translation>
    </message>
    <message>
        <source>Remind me tomorrow</source>
        <translation>明天再提醒</translation>
    </message>
</context>
<context>
    <name>RemindersSection</name>
    <message>
        <source>Reminders and holidays</source>
        <translation>提醒和节假日</translation>
    </message>
    <message>
        <source>&amp;Remind me above the page, and in the system&apos;s tray once a day</source>
        <translation>在页面上方提醒，每天在系统托盘提醒一次(&amp;R)</translation>
    </message>
    <message>
        <source>of reporting &amp;days</source>
        <translation>报送日(&amp;D)</translation>
    </message>
    <message>
        <source>working days a&amp;head</source>
        <translation>提前几个工作日(&amp;H)</translation>
    </message>
    <message>
        <source>of my &amp;overdue measures</source>
        <translation>本单位逾期的措施(&amp;O)</translation>
    </message>
    <message>
        <source>when the official holidays of a &amp;year are not known</source>
        <translation>哪一年的放假安排还不知道(&amp;Y)</translation>
    </message>
    <message>
        <source>Remind me a&amp;gain now</source>
        <translation>现在重新提醒(&amp;G)</translation>
    </message>
    <message>
        <source>Official holidays</source>
        <translation>法定节假日</translation>
    </message>
    <message>
        <source>&amp;Take a table in…</source>
        <translation>收进一张表(&amp;T)…</translation>
    </message>
    <message>
        <source>Some reminders were put off.</source>
        <translation>有的提醒推迟了。</translation>
    </message>
    <message>
        <source>No reminder is put off.</source>
        <translation>没有推迟的提醒。</translation>
    </message>
    <message>
        <source>Known for the years {first} to {last}; in other years only weekends count as days off.</source>
        <translation>已知 {first} 年到 {last} 年的放假安排；其他年份只把周末算作休息。</translation>
    </message>
</context>
<context>
    <name>ReportButtons</name>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详情(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存详情(&amp;S)…</translation>
    </message>
    <message>
        <source>Save details</source>
        <translation>保存详情</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ReportHanding</name>
    <message>
        <source>{unit}_{quarter}_report</source>
        <translation>{unit}_{quarter}_工作报告</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) sent to the printer</source>
        <translation>
            <numerusform>已送打印机 %n 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportTableModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>工作措施</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>总体状态</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some}/{all}</translation>
    </message>
</context>
<context>
    <name>ReportedSection</name>
    <message>
        <source>{name} (correction)</source>
        <translation>{name}（更正）</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>已报内容</translation>
    </message>
    <message>
        <source>Earlier months ({count})…</source>
        <translation>更早的（{count} 份）…</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>The ledger is put back to what it was when the backup was made. What it holds now is kept in its folder and stays in this list. Evidence files lie in the folder and are not touched; a backup holds everything else.</source>
        <translation>台账恢复成备份时的样子。现有台账留在台账文件夹里，仍列在下面，可以再恢复回来。佐证文件放在台账文件夹里，不受影响；其余内容都在备份里。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>正在查找备份…</translation>
    </message>
    <message>
        <source>There is no backup yet: one is made on each day&apos;s first change.</source>
        <translation>还没有备份：每天第一次改动后自动备份。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Nothing was changed after it.</source>
        <translation>此后没有改动。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Copying and checking the backup…</source>
        <translation>正在复制并检查备份…</translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Restored from {name}; the former ledger is kept.</source>
        <translation>已从 {name} 恢复；原来的台账已留存。</translation>
    </message>
</context>
<context>
    <name>ResultSide</name>
    <message>
        <source>Merged reports</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Measures with every unit&apos;s report</source>
        <translation>各单位填报的措施</translation>
    </message>
    <message>
        <source>What every unit says of the measure</source>
        <translation>各单位对这条措施的填报</translation>
    </message>
    <message>
        <source>&amp;Write the submission upward…</source>
        <translation>生成上报表(&amp;W)…</translation>
    </message>
    <message>
        <source>A workbook with all reports in it: words behind the unit&apos;s name, numbers of the year added up</source>
        <translation>一份含各单位填报内容的报送表：文字冠以单位名称，全年累计的数值相加</translation>
    </message>
    <message>
        <source>Nothing was reported in the files merged</source>
        <translation>汇总过的文件中没有填报内容</translation>
    </message>
    <message>
        <source>Nothing was filled in there for this month, so that there was nothing new to merge.</source>
        <translation>这些文件没有填写本月进展，因此没有新内容可汇总。</translation>
    </message>
    <message>
        <source>Nothing is merged for this month yet</source>
        <translation>这个月还没有汇总</translation>
    </message>
    <message>
        <source>After merging, every measure stands here with each unit&apos;s line, where it came from, and the sums.</source>
        <translation>汇总之后，每条措施下列出各单位的填报、来自哪个文件，以及合计。</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) reported on by others</source>
        <translation>
            <numerusform>各单位填报了 %n 条措施</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n with somebody missing</source>
        <translation>
            <numerusform>；其中 %n 条有单位未填</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReturnedMeasureDialog</name>
    <message>
        <source>Which measure is this row?</source>
        <translation>这一行是哪条措施？</translation>
    </message>
    <message>
        <source>Words or code</source>
        <translation>文字或编号</translation>
    </message>
    <message>
        <source>Find a measure</source>
        <translation>查找措施</translation>
    </message>
    <message>
        <source>Measures of the plan</source>
        <translation>计划的措施</translation>
    </message>
    <message>
        <source>&amp;It is this one</source>
        <translation>就是这条(&amp;I)</translation>
    </message>
    <message>
        <source>Choose a measure.</source>
        <translation>请选一条措施。</translation>
    </message>
    <message>
        <source>No measure has these words.</source>
        <translation>没有措施含有这些字。</translation>
    </message>
</context>
<context>
    <name>ReturnedTableModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源单位</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>对上</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新内容</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Several units, by row</source>
        <translation>多个单位，按行认定</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Not taken in</source>
        <translation>未收入</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>有待定</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可汇总</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已汇总</translation>
    </message>
    <message>
        <source>Nothing filled in</source>
        <translation>没有填写</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>已收过</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
</context>
<context>
    <name>ReviewHead</name>
    <message>
        <source>Continue &amp;later</source>
        <translation>稍后继续(&amp;L)</translation>
    </message>
    <message>
        <source>Taking in: {file}</source>
        <translation>收文：{file}</translation>
    </message>
    <message numerus="yes">
        <source>%n annex(es)</source>
        <translation>
            <numerusform>%n 个附件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n indicator value(s)</source>
        <translation>
            <numerusform>%n 个指标数值</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n 处待确认</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 条有待明确</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions are what the plan&apos;s own words leave open; they are asked after accepting.</source>
        <translation>“待明确”是计划原文没有写清的地方（相关…、等部门、时限未写日期），不是误读；接收后再问。</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Accept %n measure(s)</source>
        <translation>
            <numerusform>接收 %n 条(&amp;A)</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubt is left</source>
        <translation>疑点已全部确认</translation>
    </message>
    <message>
        <source>Next doubt  F8  ({place}/{count})</source>
        <translation>下一处疑点  F8（{place}/{count}）</translation>
    </message>
    <message>
        <source>Next doubt  F8  ({count})</source>
        <translation>下一处疑点  F8（共 {count} 处）</translation>
    </message>
    <message>
        <source>Undo  Ctrl+Z</source>
        <translation>撤销  Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Next or previous doubt</source>
        <translation>下一处或上一处疑点</translation>
    </message>
    <message>
        <source>This row is right</source>
        <translation>确认这一条</translation>
    </message>
    <message>
        <source>Edit the row</source>
        <translation>编辑这一条</translation>
    </message>
    <message>
        <source>Edit its units</source>
        <translation>编辑单位</translation>
    </message>
    <message>
        <source>Split the measure</source>
        <translation>拆分措施</translation>
    </message>
    <message>
        <source>Join it with the one above</source>
        <translation>与上一条合并</translation>
    </message>
    <message>
        <source>Move it into another task</source>
        <translation>移到别的任务</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>删除这一条</translation>
    </message>
    <message>
        <source>Undo and redo in the review</source>
        <translation>撤销、重做（核对中）</translation>
    </message>
    <message>
        <source>It is of {year}</source>
        <translation>是{year}年的</translation>
    </message>
    <message numerus="yes">
        <source>No measure is in doubt; %n indicator value(s) still to confirm</source>
        <translation>
            <numerusform>措施已无疑点，还有 %n 个指标值待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>No doubt is left</source>
        <translation>疑点已全部确认</translation>
    </message>
    <message numerus="yes">
        <source>Accept with %n doubtful value(s)</source>
        <translation>
            <numerusform>带着 %n 个存疑数值接收</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept with %n doubtful row(s)</source>
        <translation>
            <numerusform>带 %n 条疑点接收</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSide</name>
    <message>
        <source>Rows that were read</source>
        <translation>读出的措施</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>ReviewSteps</name>
    <message>
        <source>This row is right</source>
        <translation>确认这一条</translation>
    </message>
    <message>
        <source>Take the proposal</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原样无误</translation>
    </message>
    <message>
        <source>Edit the row</source>
        <translation>编辑这一条</translation>
    </message>
    <message>
        <source>Split the measure</source>
        <translation>拆分措施</translation>
    </message>
    <message>
        <source>Join with the one above</source>
        <translation>与上一条合并</translation>
    </message>
    <message>
        <source>Move the measure</source>
        <translation>移动措施</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>删除这一条</translation>
    </message>
    <message>
        <source>Write an indicator&apos;s value</source>
        <translation>填写指标数值</translation>
    </message>
    <message>
        <source>Rename an indicator</source>
        <translation>指标改名</translation>
    </message>
    <message>
        <source>The indicators&apos; values are right</source>
        <translation>指标数值无误</translation>
    </message>
    <message>
        <source>Leave an indicator out</source>
        <translation>略去一个指标</translation>
    </message>
</context>
<context>
    <name>ReviewYear</name>
    <message>
        <source>Plan of the &amp;year</source>
        <translation>年份(&amp;Y)</translation>
    </message>
    <message>
        <source>Year of the plan</source>
        <translation>计划年份</translation>
    </message>
    <message>
        <source>by its deadlines</source>
        <translation>按条文时限</translation>
    </message>
    <message>
        <source>The title names no year; the deadlines name this one most.</source>
        <translation>标题没有写年份，时限中写得最多的是这一年。</translation>
    </message>
    <message>
        <source>by the file&apos;s name</source>
        <translation>按文件名</translation>
    </message>
    <message>
        <source>Neither title nor rows name a year; the file&apos;s name does.</source>
        <translation>标题和条文都没有写年份，文件名里有。</translation>
    </message>
    <message>
        <source>▲ not named</source>
        <translation>▲ 原文未写</translation>
    </message>
    <message>
        <source>Neither the title, nor the rows, nor the file&apos;s name say a year; this is the current one. All deadlines are reckoned from it.</source>
        <translation>标题、条文和文件名都没有写年份，这里先填今年。所有时限都从这一年起算。</translation>
    </message>
    <message>
        <source>Set the plan&apos;s year</source>
        <translation>设定计划年份</translation>
    </message>
</context>
<context>
    <name>RowCard</name>
    <message>
        <source>No measure is left.</source>
        <translation>没有措施了。</translation>
    </message>
    <message>
        <source>Annex {number}</source>
        <translation>附件{number}</translation>
    </message>
    <message>
        <source>Take &quot;{proposal}&quot;</source>
        <translation>采用“{proposal}”</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>原样无误</translation>
    </message>
    <message>
        <source>Own value…</source>
        <translation>自己填…</translation>
    </message>
    <message>
        <source>Asked after accepting, if it may mean you.</source>
        <translation>如果可能包括本单位，接收后会问。</translation>
    </message>
    <message>
        <source>Left open by the plan; kept as it is.</source>
        <translation>这是计划原文没有写明的，照原样保留。</translation>
    </message>
</context>
<context>
    <name>RowCopying</name>
    <message numerus="yes">
        <source>&amp;Copy the %n row(s) chosen</source>
        <translation>
            <numerusform>复制选中的 %n 行(&amp;C)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy &amp;all %n row(s)</source>
        <translation>
            <numerusform>复制全部 %n 行(&amp;A)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message numerus="yes">
        <source>%n doubt(s)</source>
        <translation>
            <numerusform>%n 处疑点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Number, name and section change for the whole task. Units are separated by 、 or a space.</source>
        <translation>序号、任务名称和小节对整项任务一起改；单位之间用“、”或空格分开。</translation>
    </message>
    <message>
        <source>Keep (Ctrl+Enter)</source>
        <translation>保存（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
</context>
<context>
    <name>RowSteps</name>
    <message>
        <source>This row is right (Enter)</source>
        <translation>无误（回车）</translation>
    </message>
    <message>
        <source>Edit (E)</source>
        <translation>编辑 E</translation>
    </message>
    <message>
        <source>Split (S)</source>
        <translation>拆分 S</translation>
    </message>
    <message>
        <source>Join above (J)</source>
        <translation>并入上一条 J</translation>
    </message>
    <message>
        <source>Move (M)</source>
        <translation>移动 M</translation>
    </message>
    <message>
        <source>Units (U)</source>
        <translation>单位 U</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除 Del</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Not noted this month</source>
        <translation>本月未填</translation>
    </message>
    <message>
        <source>Due within 30 days</source>
        <translation>30天内到期</translation>
    </message>
    <message>
        <source>Led by us and overdue</source>
        <translation>牵头逾期</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>保存筛选</translation>
    </message>
    <message>
        <source>&amp;Name of the filter in force</source>
        <translation>给现在的筛选起个名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save the filter &quot;{name}&quot;</source>
        <translation>保存筛选“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n saved filter(s)</source>
        <translation>
            <numerusform>删除 %n 个已存筛选</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the saved filters</source>
        <translation>修改已存筛选</translation>
    </message>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>保存当前筛选(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Edit saved filters…</source>
        <translation>管理已存筛选(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>ScopeChips</name>
    <message>
        <source>M&amp;ine</source>
        <translation>本单位(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;ll measures</source>
        <translation>全部措施(&amp;L)</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Close</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>取消销号</translation>
    </message>
    <message>
        <source>Set state</source>
        <translation>设置状态</translation>
    </message>
    <message>
        <source>Give to…</source>
        <translation>交办…</translation>
    </message>
    <message>
        <source>The colleague who carries out all that are chosen</source>
        <translation>选中的各项由哪位同事承办</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>填写进展…</translation>
    </message>
    <message>
        <source>The same progress for all that are chosen</source>
        <translation>为选中的各项填写同一条进展</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>附加材料…</translation>
    </message>
    <message>
        <source>The same files for all that are chosen</source>
        <translation>为选中的各项附加同样的材料</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s) chosen</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SenderDialog</name>
    <message>
        <source>Who sent it?</source>
        <translation>哪个单位报来的？</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>单位(&amp;U)</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>From then on every row of the file is this unit&apos;s.</source>
        <translation>选定后，文件里的每一行都算这个单位的。</translation>
    </message>
    <message>
        <source>It &amp;sent it</source>
        <translation>就是它(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a unit, or write its name.</source>
        <translation>请选一个单位，或写出名称。</translation>
    </message>
    <message>
        <source>&quot;{unit}&quot; is not a unit that is known: it counts as typed.</source>
        <translation>没有“{unit}”这个单位的记录：按所写的名称算。</translation>
    </message>
</context>
<context>
    <name>SenderTableModel</name>
    <message>
        <source>Asked to report</source>
        <translation>应报单位</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报送日期</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Left empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{empty} of {all}</source>
        <translation>{empty}/{all}</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>不需报</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>未填齐</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>未报</translation>
    </message>
</context>
<context>
    <name>SendersSide</name>
    <message>
        <source>Who has reported</source>
        <translation>报送情况</translation>
    </message>
    <message>
        <source>Units that are asked to report</source>
        <translation>应报单位</translation>
    </message>
    <message>
        <source>&amp;Remind…</source>
        <translation>催办(&amp;R)…</translation>
    </message>
    <message>
        <source>Remind &amp;all…</source>
        <translation>全部催办(&amp;A)…</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>已报齐</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟报</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>未填齐</translation>
    </message>
    <message>
        <source>Not reported</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>The tick (Space) says whether a unit is asked to report; those without one are not reminded.</source>
        <translation>勾选（空格）表示应报；没有勾的不催办。</translation>
    </message>
    <message>
        <source>No unit stands so</source>
        <translation>没有这样的单位</translation>
    </message>
    <message>
        <source>Nobody in this month is late, incomplete or missing in that way.</source>
        <translation>这个月没有处于这种状况的单位。</translation>
    </message>
    <message>
        <source>Show all units</source>
        <translation>显示全部单位</translation>
    </message>
    <message>
        <source>Ask {unit} to report</source>
        <translation>列{unit}为应报单位</translation>
    </message>
    <message>
        <source>Do not ask {unit} to report</source>
        <translation>{unit}不再列为应报单位</translation>
    </message>
    <message>
        <source>The reminder was copied</source>
        <translation>催办通知已复制</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>Mark as sent</source>
        <translation>标记已报送</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>报送至</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>报送日期</translation>
    </message>
    <message>
        <source>What was sent stays as it was sent; what changes later is handed in as a correction.</source>
        <translation>报出的内容按原样保留；以后有变动，另报更正或补报。</translation>
    </message>
    <message>
        <source>Sent &amp;to</source>
        <translation>报送至(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>日期(&amp;O)</translation>
    </message>
    <message>
        <source>It was &amp;sent</source>
        <translation>已报送(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Open a ledger on a server</source>
        <translation>打开服务器上的台账</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Make a ledger there</source>
        <translation>在那里建立台账(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ServerForm</name>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>数据库(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>登录名(&amp;L)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Po&amp;rt</source>
        <translation>端口(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Folder of the files</source>
        <translation>佐证文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Certificate file</source>
        <translation>证书文件(&amp;C)</translation>
    </message>
    <message>
        <source>empty: this computer</source>
        <translation>不填就是这台电脑</translation>
    </message>
    <message>
        <source>once known to the server, not needed</source>
        <translation>服务器已记住的，不用填</translation>
    </message>
    <message>
        <source>of the authority that vouches for the server; &quot;system&quot; for a public one</source>
        <translation>签发机构的证书；公开机构写 system</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the folder of the files</source>
        <translation>选择佐证文件夹</translation>
    </message>
    <message>
        <source>Choose the certificate file</source>
        <translation>选择证书文件</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>试一试连接(&amp;T)</translation>
    </message>
    <message>
        <source>The connection is encrypted and the server&apos;s certificate verified; only a server on this computer is reached directly. The password is not kept: it is asked for each time, unless it stands in PostgreSQL&apos;s own password file (PGPASSFILE).</source>
        <translation>连接一律加密，并核对服务器的证书；只有装在这台电脑上的服务器直接连接。程序不保存密码：每次询问，除非已写在 PostgreSQL 的密码文件（PGPASSFILE）里。</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Folder of the files</source>
        <translation>佐证文件夹</translation>
    </message>
    <message>
        <source>Certificate file</source>
        <translation>证书文件</translation>
    </message>
</context>
<context>
    <name>ServerSection</name>
    <message>
        <source>PostgreSQL address</source>
        <translation>PostgreSQL 地址</translation>
    </message>
    <message>
        <source>An office with several desks may keep its ledger in a PostgreSQL database (version 15 or later). There the database itself sees to who may work, review or only look; in a folder everybody who can open it may do everything.</source>
        <translation>几个人一起用的单位可以把台账放在 PostgreSQL 数据库里（15 或更新版本）。谁可以填报、审核、只看，由数据库把关；放在文件夹里的台账，能打开的人什么都能做。</translation>
    </message>
    <message>
        <source>&amp;Open a ledger on a server…</source>
        <translation>打开服务器上的台账(&amp;O)…</translation>
    </message>
    <message>
        <source>No ledger is open.</source>
        <translation>没有打开台账。</translation>
    </message>
    <message>
        <source>The ledger that is open lies in a folder: {place}</source>
        <translation>现在打开的台账在文件夹里：{place}</translation>
    </message>
    <message>
        <source>The ledger that is open lies on a server: {place}
This login&apos;s role: {role}</source>
        <translation>现在打开的台账在服务器上：{place}
这个登录名的角色：{role}</translation>
    </message>
</context>
<context>
    <name>ServerWords</name>
    <message>
        <source>Owner</source>
        <translation>建表人</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>查看人</translation>
    </message>
    <message>
        <source>{database}  (server on this computer)</source>
        <translation>{database}（本机服务器）</translation>
    </message>
    <message>
        <source>{database}  (server {host})</source>
        <translation>{database}（服务器 {host}）</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>还没有说明</translation>
    </message>
</context>
<context>
    <name>Servers</name>
    <message>
        <source>Address of the server…</source>
        <translation>服务器地址…</translation>
    </message>
</context>
<context>
    <name>SheetFilling</name>
    <message>
        <source>The bureau&apos;s own sheet</source>
        <translation>上级的表格</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx *.xlsm)</source>
        <translation>Excel 工作簿 (*.xlsx *.xlsm)</translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation>正在读表格…</translation>
    </message>
    <message>
        <source>{name}_{unit}_{month}</source>
        <translation>{name}_{unit}_{month}</translation>
    </message>
    <message>
        <source>Write the filled sheet</source>
        <translation>生成填好的表格</translation>
    </message>
    <message>
        <source>Excel workbook (*{ending})</source>
        <translation>Excel 工作簿 (*{ending})</translation>
    </message>
    <message>
        <source>How {name} is filled in is remembered</source>
        <translation>记住 {name} 的填法</translation>
    </message>
    <message>
        <source>Filling in the sheet and reading it back…</source>
        <translation>正在填写并逐格读回核对…</translation>
    </message>
    <message numerus="yes">
        <source>Sheet of {month} filled in: %n measure(s)</source>
        <translation>
            <numerusform>{month}上级表格已填好：%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SinceDialog</name>
    <message>
        <source>Compared with now</source>
        <translation>与现在相比</translation>
    </message>
    <message>
        <source>Nothing is new since: written today it would say the same.</source>
        <translation>此后没有变动：今天生成也是同样内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) would be different if it were written today.</source>
        <translation>
            <numerusform>若今天生成，有 %n 处不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>此后的变动</translation>
    </message>
    <message>
        <source>{submission}, compared with now</source>
        <translation>{submission}与现在对照</translation>
    </message>
    <message>
        <source>Write a &amp;correction…</source>
        <translation>更正/补报(&amp;C)…</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>关闭(&amp;L)</translation>
    </message>
    <message>
        <source>As handed in: {sent}
Now: {now}</source>
        <translation>已报：{sent}
现在：{now}</translation>
    </message>
</context>
<context>
    <name>SinceTableModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>As handed in</source>
        <translation>已报</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>SourceTable</name>
    <message>
        <source>Copy this cell</source>
        <translation>复制这一格</translation>
    </message>
    <message>
        <source>Copy this row</source>
        <translation>复制这一行</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>Source</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Page of the source</source>
        <translation>原文页面</translation>
    </message>
    <message>
        <source>Show the rows that were found instead of the page</source>
        <translation>不看页面，看读出的各行</translation>
    </message>
    <message>
        <source>Earlier in the source</source>
        <translation>往前翻</translation>
    </message>
    <message>
        <source>Later in the source</source>
        <translation>往后翻</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Source, page {page} of {count}</source>
        <translation>原文 第 {page} 页，共 {count} 页</translation>
    </message>
    <message>
        <source>Source, page {page}</source>
        <translation>原文 第{page}页</translation>
    </message>
    <message>
        <source>Source, lines {first}–{last}</source>
        <translation>原文 第{first}—{last}行</translation>
    </message>
    <message>
        <source>Source, line {line}</source>
        <translation>原文 第{line}行</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split the measure</source>
        <translation>拆分措施</translation>
    </message>
    <message>
        <source>Put the cursor where the second measure begins. Deadline and units go with both.</source>
        <translation>把光标放在第二条措施开头。时限和单位两条都保留。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>从这里拆分(&amp;S)</translation>
    </message>
</context>
<context>
    <name>SubmissionWords</name>
    <message>
        <source>Workbook</source>
        <translation>报送表</translation>
    </message>
    <message>
        <source>Bureau&apos;s sheet</source>
        <translation>上级表格</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>材料包</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>须改</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>要看</translation>
    </message>
    <message>
        <source>May be added</source>
        <translation>可补</translation>
    </message>
    <message>
        <source>not marked as sent</source>
        <translation>未标记报送</translation>
    </message>
    <message>
        <source>sent {day}</source>
        <translation>{day} 已报</translation>
    </message>
    <message>
        <source>sent to {receiver} on {day}</source>
        <translation>{day}已报{receiver}</translation>
    </message>
    <message>
        <source>sent on {day}</source>
        <translation>{day}已报</translation>
    </message>
    <message>
        <source>— left as it is —</source>
        <translation>— 不填 —</translation>
    </message>
    <message>
        <source>Task&apos;s number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>重点任务</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>工作措施</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Responsible unit</source>
        <translation>主责单位</translation>
    </message>
    <message>
        <source>Supporting unit</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Progress so far</source>
        <translation>进展情况</translation>
    </message>
    <message>
        <source>Progress of the month</source>
        <translation>本月进展</translation>
    </message>
    <message>
        <source>State</source>
        <translation>完成状态</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>指标数值</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>佐证材料</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>存在问题</translation>
    </message>
    <message>
        <source>Reporting unit</source>
        <translation>填报单位</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>Day of reporting</source>
        <translation>填报日期</translation>
    </message>
    <message>
        <source>What is to be reached</source>
        <translation>年度目标</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>下一步工作</translation>
    </message>
    <message>
        <source>Row&apos;s own mark</source>
        <translation>行编码</translation>
    </message>
</context>
<context>
    <name>SubmissionsPage</name>
    <message>
        <source>Submissions</source>
        <translation>报送</translation>
    </message>
    <message>
        <source>&amp;Month&apos;s workbook</source>
        <translation>月报送表(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Quarter&apos;s report</source>
        <translation>季度报告(&amp;Q)</translation>
    </message>
    <message>
        <source>There is nothing to hand in yet</source>
        <translation>还没有可以报送的内容</translation>
    </message>
    <message>
        <source>Take in the file of an action plan: the month&apos;s workbook and the quarter&apos;s report are made of it.</source>
        <translation>先接收一份行动计划，月报送表和季度报告都由它生成。</translation>
    </message>
    <message>
        <source>Take in a plan</source>
        <translation>接收计划</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Write the progress of the row; store it and go on to the next</source>
        <translation>填写这一行的进展；保存并转到下一行</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Shift+Enter</translation>
    </message>
    <message>
        <source>A new line within it</source>
        <translation>在进展中换行</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Show the measure in the checklist</source>
        <translation>在清单中查看这条措施</translation>
    </message>
    <message>
        <source>Alt+1, Alt+2</source>
        <translation>Alt+1、Alt+2</translation>
    </message>
    <message>
        <source>What is missing; the check before hand-in, where Enter opens a finding&apos;s progress</source>
        <translation>缺什么；交前体检，选中一处按回车改写它的进展</translation>
    </message>
</context>
<context>
    <name>TakeInPage</name>
    <message>
        <source>Taking in</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Read the copied table</source>
        <translation>读入复制的表格</translation>
    </message>
</context>
<context>
    <name>TakeInStart</name>
    <message>
        <source>Drop the plan&apos;s file here</source>
        <translation>把行动计划的文件拖到这里</translation>
    </message>
    <message>
        <source>Word, Excel, PDF, scans and photographs, web pages, text: it is read and laid beside its source; nothing enters the ledger before you accept it.</source>
        <translation>Word、Excel、PDF、扫描件和照片、网页、文本都可以：读好后与原文并排核对，确认接收之前什么也不会写进台账。</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>选择文件(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Paste a table (Ctrl+V)</source>
        <translation>粘贴表格(&amp;P) Ctrl+V</translation>
    </message>
    <message>
        <source>Unfinished reviews</source>
        <translation>还没核对完的收文</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续核对</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message numerus="yes">
        <source>%n measure(s)</source>
        <translation>
            <numerusform>%n 条措施</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to confirm</source>
        <translation>
            <numerusform>%n 处待确认</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Taking</name>
    <message>
        <source>Workbooks, CSV and packages (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.zip)</source>
        <translation>表格、CSV、材料包 (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt *.zip)</translation>
    </message>
    <message>
        <source>Take in what the units sent</source>
        <translation>收入各单位报来的文件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Take in a folder</source>
        <translation>收入文件夹</translation>
    </message>
    <message>
        <source>Reading what came back…</source>
        <translation>正在读取报来的文件…</translation>
    </message>
    <message>
        <source>Take in returned files</source>
        <translation>收入报来的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) taken in</source>
        <translation>
            <numerusform>收入 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already</source>
        <translation>
            <numerusform>%n 个已收过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not taken in</source>
        <translation>
            <numerusform>%n 个未收入</numerusform>
        </translation>
    </message>
    <message>
        <source>No table was found in that folder.</source>
        <translation>文件夹里没有找到表格。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a sentence</comment>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TargetTableModel</name>
    <message>
        <source>Measure</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新值</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>时序应达</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>填报</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>走势</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>fall {number}</source>
        <translation>下降 {number}</translation>
    </message>
    <message>
        <source>own office</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the values of units</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Reported by units: {values}</source>
        <translation>各单位所报：{values}</translation>
    </message>
    <message>
        <source>{total} across all units: {values}</source>
        <translation>各单位合计 {total}：{values}</translation>
    </message>
    <message>
        <source>A fall is entered as a negative number: -3 for 3 % less.</source>
        <translation>下降请填负数：下降 3% 填 -3。</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>On course</source>
        <translation>达时序</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后时序</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>No reading</source>
        <translation>未填报</translation>
    </message>
    <message>
        <source>Summed up over the year</source>
        <translation>年初以来累计数</translation>
    </message>
    <message>
        <source>A level of its own each month</source>
        <translation>当月（时点）数</translation>
    </message>
    <message>
        <source>Asked for in full each month; {value} was read last.</source>
        <translation>每月都按全值衡量；最新值 {value}。</translation>
    </message>
    <message>
        <source>At an even pace {expected} by {day}; {value} was read last.</source>
        <translation>按时序到{day}应达 {expected}；最新值 {value}。</translation>
    </message>
</context>
<context>
    <name>TargetsDelegate</name>
    <message>
        <source>Reading of {month}: {target}</source>
        <translation>{month}填报值：{target}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>TargetsSection</name>
    <message>
        <source>Targets</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Reading of {month}: {target}</source>
        <translation>{month}读数：{target}</translation>
    </message>
    <message>
        <source>No reading yet</source>
        <translation>还没有读数</translation>
    </message>
    <message>
        <source>{gap} missing</source>
        <translation>还差 {gap}</translation>
    </message>
    <message>
        <source>Enter reading of {month}</source>
        <translation>填写{month}读数</translation>
    </message>
</context>
<context>
    <name>Ticking</name>
    <message numerus="yes">
        <source>Close %n measure(s)</source>
        <translation>
            <numerusform>销号 %n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>销号</translation>
    </message>
    <message numerus="yes">
        <source>Reopen %n measure(s)</source>
        <translation>
            <numerusform>取消 %n 条措施的销号</numerusform>
        </translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>取消销号</translation>
    </message>
    <message numerus="yes">
        <source>Set %n measure(s) to &quot;{state}&quot;</source>
        <translation>
            <numerusform>把 %n 条措施设为“{state}”</numerusform>
        </translation>
    </message>
    <message>
        <source>{code}: {state}</source>
        <translation>{code}：{state}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开所在文件夹</translation>
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
    <name>TrayNotice</name>
    <message>
        <source>Open Taizhang</source>
        <translation>打开台账</translation>
    </message>
    <message>
        <source>Remind me tomorrow</source>
        <translation>明天再提醒</translation>
    </message>
    <message>
        <source>Taizhang</source>
        <translation>台账</translation>
    </message>
</context>
<context>
    <name>UndoHistory</name>
    <message>
        <source>Redoing: {change}</source>
        <translation>正在重做：{change}</translation>
    </message>
    <message>
        <source>Undoing: {change}</source>
        <translation>正在撤销：{change}</translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message>
        <source>Undo se&amp;veral steps</source>
        <translation>撤销多步(&amp;V)</translation>
    </message>
    <message>
        <source>Undo: {change}</source>
        <translation>撤销：{change}</translation>
    </message>
    <message numerus="yes">
        <source>and %n older step(s)</source>
        <translation>
            <numerusform>还有更早的 %n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Stopped: nothing of this step was changed</source>
        <translation>已停止：这一步没有作任何改动</translation>
    </message>
    <message>
        <source>Redone: {change}</source>
        <translation>已重做：{change}</translation>
    </message>
    <message>
        <source>Undone: {change}</source>
        <translation>已撤销：{change}</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) undone</source>
        <translation>
            <numerusform>已撤销 %n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitAction</name>
    <message>
        <source>M&amp;y unit…</source>
        <translation>本单位(&amp;Y)…</translation>
    </message>
</context>
<context>
    <name>UnitDetailPane</name>
    <message>
        <source>The chosen unit</source>
        <translation>所选单位</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>改名(&amp;R)</translation>
    </message>
    <message>
        <source>Mer&amp;ge into…</source>
        <translation>并入其他单位(&amp;G)…</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>添加(&amp;D)</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Another name of the unit</source>
        <translation>单位的另一个名称</translation>
    </message>
    <message>
        <source>Short form, former name…</source>
        <translation>简称、原名称……</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>Groups it is in</source>
        <translation>所属的集体名称</translation>
    </message>
    <message>
        <source>Choose a unit to see its names, its measures and its groups.</source>
        <translation>选中一个单位，即可查看它的名称、措施和所属的集体名称。</translation>
    </message>
    <message>
        <source>my unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>No measure of this plan names it.</source>
        <translation>本计划没有措施点名这个单位。</translation>
    </message>
    <message numerus="yes">
        <source>Show its %n measure(s)</source>
        <translation>
            <numerusform>查看点名它的 %n 条措施</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Remove the other name {name}</source>
        <translation>删去别名 {name}</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
</context>
<context>
    <name>UnitDialog</name>
    <message>
        <source>Who are you?</source>
        <translation>您是哪个单位？</translation>
    </message>
    <message>
        <source>From your unit the program knows which measures are yours. Choose from the lists, or type what is not in them.</source>
        <translation>知道了本单位，程序就能找出计划里哪些措施与您有关。可以从列表里选，列表里没有的直接填写。</translation>
    </message>
    <message>
        <source>Nothing classified may be written into the ledger or added to it as evidence.</source>
        <translation>涉密内容（国家秘密、工作秘密）不得写入台账，也不得作为佐证材料放进来。</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>确定(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>以后再说(&amp;L)</translation>
    </message>
    <message>
        <source>Set my unit: {unit}</source>
        <translation>设定本单位：{unit}</translation>
    </message>
</context>
<context>
    <name>UnitTableModel</name>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
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
        <source>{name} (my unit)</source>
        <translation>{name}（本单位）</translation>
    </message>
    <message>
        <source>{name} (counts as my unit)</source>
        <translation>{name}（即本单位）</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Street office</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Development zone</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>委办局</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>政府</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Party body</source>
        <translation>党委部门</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>UnitsLines</name>
    <message>
        <source>Measures</source>
        <translation>措施</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>集体名称</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>May be the same as</source>
        <translation>可能相同的单位</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Another form of the name</source>
        <translation>同一名称的不同写法</translation>
    </message>
    <message>
        <source>One character differs: perhaps misread</source>
        <translation>只差一个字，可能是识别错误</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Nothing is open about your unit</source>
        <translation>没有待明确的事项</translation>
    </message>
    <message>
        <source>Every &quot;相关…&quot; of this plan that may mean {unit} has been answered; an answer can be changed beside its measure.</source>
        <translation>本计划中可能涉及{unit}的“相关…”都已明确；需要更改时，在该条措施旁边修改。</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>In the list of units: look for a name or its pinyin initials</source>
        <translation>在单位列表中：按名称或拼音首字母查找</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Go to what stands beside the list</source>
        <translation>到列表旁边的内容</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>In a group: tick a member</source>
        <translation>在集体名称中：勾选成员</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>集体名称</translation>
    </message>
    <message>
        <source>Open questions</source>
        <translation>待明确</translation>
    </message>
    <message>
        <source>Names alike</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Answer whether &quot;相关…&quot; means us</source>
        <translation>明确“相关…”是否包括本单位</translation>
    </message>
    <message>
        <source>Merge &quot;{unit}&quot;</source>
        <translation>合并“{unit}”</translation>
    </message>
    <message>
        <source>Merge other forms of names</source>
        <translation>合并不同写法的单位</translation>
    </message>
    <message>
        <source>&quot;{one}&quot; and &quot;{other}&quot; are different</source>
        <translation>“{one}”与“{other}”不是同一单位</translation>
    </message>
</context>
<context>
    <name>UnitsSide</name>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>查找单位</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 个单位</numerusform>
        </translation>
    </message>
    <message>
        <source>No unit is called so</source>
        <translation>没有这样的单位</translation>
    </message>
    <message>
        <source>Show all units</source>
        <translation>显示全部单位</translation>
    </message>
    <message>
        <source>Try other characters, or the pinyin initials: qsz finds 青山镇.</source>
        <translation>换几个字试试，或用拼音首字母：qsz 可找到青山镇。</translation>
    </message>
    <message>
        <source>No unit is known yet</source>
        <translation>还没有单位</translation>
    </message>
    <message>
        <source>Units are learned from the plans that were taken in.</source>
        <translation>单位来自已接收的计划。</translation>
    </message>
    <message>
        <source>Take a plan in</source>
        <translation>接收计划</translation>
    </message>
    <message>
        <source>Merge &quot;{unit}&quot;</source>
        <translation>合并“{unit}”</translation>
    </message>
    <message>
        <source>Rename &quot;{unit}&quot;</source>
        <translation>单位“{unit}”改名</translation>
    </message>
    <message>
        <source>Add the name &quot;{name}&quot;</source>
        <translation>添加别名“{name}”</translation>
    </message>
    <message>
        <source>Remove the name &quot;{name}&quot;</source>
        <translation>删去别名“{name}”</translation>
    </message>
</context>
<context>
    <name>UnlockLedgerDialog</name>
    <message>
        <source>Locked ledger</source>
        <translation>台账设了口令</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; has a passphrase.</source>
        <translation>“{name}”设了口令。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>It does not open it. Look at capitals, full-width letters and spaces.</source>
        <translation>口令不对。请核对大小写、全角半角和空格。</translation>
    </message>
</context>
<context>
    <name>UpwardWriter</name>
    <message>
        <source>Write the submission upward</source>
        <translation>生成上报表</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>{unit}_{month}_all_units</source>
        <translation>{unit}{month}汇总上报表</translation>
    </message>
    <message>
        <source>Writing the workbook and reading it back…</source>
        <translation>正在生成并回读核对…</translation>
    </message>
    <message numerus="yes">
        <source>Submission of {month} with all units written: %n measure(s)</source>
        <translation>
            <numerusform>已生成{month}汇总上报表：%n 条措施</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>List</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Year grid</source>
        <translation>全年表</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>下一年</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Start with your plan</source>
        <translation>从行动计划开始</translation>
    </message>
    <message>
        <source>Drop the plan&apos;s file here</source>
        <translation>把行动计划的文件拖到这里</translation>
    </message>
    <message>
        <source>Nothing enters the ledger before you accept it.</source>
        <translation>您点“接收”之前，台账不会有任何改动。</translation>
    </message>
    <message>
        <source>&amp;Take in your plan…</source>
        <translation>收文：选择文件(&amp;T)…</translation>
    </message>
    <message>
        <source>Nothing at hand?</source>
        <translation>手头没有文件？</translation>
    </message>
    <message>
        <source>&amp;Look around in the sample ledger</source>
        <translation>先看看示例台账(&amp;L)</translation>
    </message>
    <message>
        <source>Open the office&apos;s ledger on a &amp;server</source>
        <translation>打开单位放在服务器上的台账(&amp;S)</translation>
    </message>
    <message>
        <source>{unit} · change</source>
        <translation>{unit} · 更改</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>填写本单位</translation>
    </message>
</context>
<context>
    <name>WhoAmI</name>
    <message>
        <source>&amp;Area</source>
        <translation>所在区县(&amp;A)</translation>
    </message>
    <message>
        <source>Name or pinyin initials of the district</source>
        <translation>输入名称或拼音首字母，如 dx</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>本单位(&amp;U)</translation>
    </message>
    <message>
        <source>Town, street, zone or bureau</source>
        <translation>镇、街道、园区或委办局</translation>
    </message>
    <message>
        <source>&amp;Person who fills in (may stay empty)</source>
        <translation>填报人（可不填）(&amp;P)</translation>
    </message>
    <message>
        <source>Person who fills in</source>
        <translation>填报人</translation>
    </message>
    <message>
        <source>It counts as typed; write it as the plan does.</source>
        <translation>将按所填文字使用；请与计划中的写法一致。</translation>
    </message>
    <message>
        <source>&quot;{unit}&quot; is not in the directory: it counts as typed, and the plan is looked through for that name.</source>
        <translation>单位名录里没有“{unit}”：按所写的名称算，并照这个名称在计划里查找有关的措施。</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
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
</context>
<context>
    <name>WindowMenu</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>设置(&amp;P)…</translation>
    </message>
    <message>
        <source>He&amp;lp</source>
        <translation>帮助(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About Taizhang</source>
        <translation>关于台账(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Undo: {change}</source>
        <translation>撤销“{change}”(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: {change}</source>
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
        <source>{light}: {reasons}</source>
        <translation>{light}：{reasons}</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>受阻</translation>
    </message>
    <message>
        <source>what comes back was missed</source>
        <translation>定期事项没有按时勾选</translation>
    </message>
    <message>
        <source>a milestone is past</source>
        <translation>中间节点已过</translation>
    </message>
    <message>
        <source>a date within 30 days</source>
        <translation>30天内有日期到期</translation>
    </message>
    <message>
        <source>no progress last month nor this month</source>
        <translation>上月和本月都没有进展</translation>
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
        <source>{day} {short_name}</source>
        <translation>{month}-{day}</translation>
    </message>
    <message>
        <source>{day} {short_name} {year}</source>
        <translation>{year}-{month}-{day}</translation>
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
        <source>{month_name}</source>
        <translation>{month}月</translation>
    </message>
    <message>
        <source>{short_name}–{last_short_name}</source>
        <translation>{month}—{last}月</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between short things in a row</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between longer things in a row</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
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
        <source>{short_name}–{last_short_name}</source>
        <comment>whole months</comment>
        <translation>{month}-1 – {last}-{last_day}</translation>
    </message>
    <message>
        <source>from {start}</source>
        <comment>a day with its year</comment>
        <translation>{start}起</translation>
    </message>
    <message>
        <source>January February March April May June July August September October November December</source>
        <translation>1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>Write it in your own words</source>
        <translation>另写这一处</translation>
    </message>
    <message>
        <source>Words for the ledger</source>
        <translation>写入台账的内容</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>采用(&amp;K)</translation>
    </message>
</context>
<context>
    <name>YearPlace</name>
    <message>
        <source>Change between list and year grid</source>
        <translation>在清单与全年表之间切换</translation>
    </message>
    <message>
        <source>Year grid of the checklist</source>
        <translation>清单的全年表</translation>
    </message>
</context>
<context>
    <name>YearWords</name>
    <message>
        <source>Closed in this month</source>
        <translation>本月销号</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>存在困难</translation>
    </message>
    <message>
        <source>Progress noted</source>
        <translation>已填进展</translation>
    </message>
    <message>
        <source>No progress noted</source>
        <translation>未填进展</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
</TS>
