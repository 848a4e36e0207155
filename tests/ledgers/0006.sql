BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES ('0006');
CREATE TABLE "plan" (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	doc_no VARCHAR NOT NULL, 
	issuer VARCHAR NOT NULL, 
	issued_on DATE, 
	report_rule VARCHAR NOT NULL, 
	source_name VARCHAR NOT NULL, 
	source_sha256 VARCHAR NOT NULL, 
	accepted_at VARCHAR NOT NULL, 
	CONSTRAINT pk_plan PRIMARY KEY (id)
);
INSERT INTO "plan" VALUES (1, 2026, '示例区2026年行动计划', '示政办发〔2026〕1号', '示例市示例区人民政府办公室', '2026-02-10', '每月第二个工作日前向区生态环境局报送上月工作进展情况', '', '', '2026-06-15T01:30:00Z');
CREATE TABLE annex (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	CONSTRAINT pk_annex PRIMARY KEY (id), 
	CONSTRAINT fk_annex_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT uq_annex_plan_id UNIQUE (plan_id, number)
);
INSERT INTO "annex" VALUES (1, 1, 1, '示例区蓝天保卫战2026年行动计划');
CREATE TABLE task (
	id INTEGER NOT NULL, 
	annex_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	section VARCHAR NOT NULL, 
	CONSTRAINT pk_task PRIMARY KEY (id), 
	CONSTRAINT fk_task_annex_id_annex FOREIGN KEY(annex_id) REFERENCES annex (id)
);
INSERT INTO "task" VALUES (1, 1, 1, 1, '空气质量目标', '一、主要目标');
INSERT INTO "task" VALUES (2, 1, 2, 2, '扬尘治理', '一、主要目标');
CREATE TABLE measure (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	deadline VARCHAR NOT NULL, 
	page INTEGER, 
	line INTEGER, 
	doubts JSON NOT NULL, 
	doubt_count INTEGER NOT NULL, 
	questions JSON NOT NULL, 
	question_count INTEGER NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	closed_on DATE, 
	closed_note VARCHAR NOT NULL, 
	next_due DATE, 
	overdue_after DATE, 
	endless_from DATE, 
	starts_on DATE, 
	version INTEGER NOT NULL, open_occurrence DATE, handler VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_measure PRIMARY KEY (id), 
	CONSTRAINT fk_measure_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_measure_task_id_task FOREIGN KEY(task_id) REFERENCES task (id)
);
INSERT INTO "measure" VALUES (1, 1, 1, 1, '1-01-1', '全年抽样检测量不低于20个，每季度通报一次。', '年底前', NULL, 1, '[]', 0, '[]', 0, 'in_progress', NULL, '', '2026-12-31', '2026-12-31', NULL, NULL, 4, '2026-06-30', '填报人甲');
INSERT INTO "measure" VALUES (2, 1, 2, 2, '1-02-1', '6月底前完成整治方案。', '年底前', NULL, 1, '[]', 0, '[]', 0, 'not_started', NULL, '', '2026-06-30', '2026-12-31', NULL, NULL, 2, NULL, '填报人甲');
INSERT INTO "measure" VALUES (3, 1, 2, 3, '1-02-2', '持续开展执法检查。', '长期实施', NULL, 1, '[]', 0, '[]', 0, 'not_started', NULL, '', NULL, NULL, '0001-01-01', NULL, 3, NULL, '');
CREATE TABLE indicator (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	district VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	CONSTRAINT pk_indicator PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id)
);
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (id), 
	CONSTRAINT uq_unit_key UNIQUE ("key")
);
INSERT INTO "unit" VALUES (1, '青山镇人民政府', '青山镇人民政府', 'town');
INSERT INTO "unit" VALUES (2, '区生态环境局', '区生态环境局', 'bureau');
INSERT INTO "unit" VALUES (3, '区水务局', '区水务局', 'bureau');
CREATE TABLE unit_alias (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	CONSTRAINT pk_unit_alias PRIMARY KEY (id), 
	CONSTRAINT fk_unit_alias_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT uq_unit_alias_key UNIQUE ("key")
);
CREATE TABLE unit_group (
	id INTEGER NOT NULL, 
	wording VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	asks_which BOOLEAN NOT NULL, is_edited BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_unit_group PRIMARY KEY (id), 
	CONSTRAINT uq_unit_group_key UNIQUE ("key")
);
INSERT INTO "unit_group" VALUES (1, '各镇人民政府', '各镇人民政府', 0, 0);
INSERT INTO "unit_group" VALUES (2, '各街道办事处', '各街道办事处', 0, 0);
INSERT INTO "unit_group" VALUES (3, '相关镇人民政府', '相关镇人民政府', 1, 0);
CREATE TABLE unit_group_member (
	id INTEGER NOT NULL, 
	group_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	is_certain BOOLEAN NOT NULL, 
	CONSTRAINT pk_unit_group_member PRIMARY KEY (id), 
	CONSTRAINT fk_unit_group_member_group_id_unit_group FOREIGN KEY(group_id) REFERENCES unit_group (id), 
	CONSTRAINT fk_unit_group_member_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT uq_unit_group_member_group_id UNIQUE (group_id, unit_id)
);
INSERT INTO "unit_group_member" VALUES (1, 1, 1, 1);
INSERT INTO "unit_group_member" VALUES (2, 3, 1, 0);
CREATE TABLE duty (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	role VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	wording VARCHAR NOT NULL, 
	unit_id INTEGER, 
	group_id INTEGER, 
	answer BOOLEAN, 
	CONSTRAINT pk_duty PRIMARY KEY (id), 
	CONSTRAINT fk_duty_group_id_unit_group FOREIGN KEY(group_id) REFERENCES unit_group (id), 
	CONSTRAINT fk_duty_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id), 
	CONSTRAINT fk_duty_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "duty" VALUES (1, 1, 'lead', 1, '区生态环境局', 2, NULL, NULL);
INSERT INTO "duty" VALUES (2, 1, 'support', 2, '各镇人民政府', NULL, 1, NULL);
INSERT INTO "duty" VALUES (3, 1, 'support', 3, '各街道办事处', NULL, 2, NULL);
INSERT INTO "duty" VALUES (4, 2, 'lead', 1, '相关镇人民政府', NULL, 3, NULL);
INSERT INTO "duty" VALUES (5, 3, 'lead', 1, '区水务局', 3, NULL, NULL);
CREATE TABLE due (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	start DATE, 
	"end" DATE, 
	wording VARCHAR NOT NULL, 
	is_milestone BOOLEAN NOT NULL, 
	met_on DATE, is_own BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_due PRIMARY KEY (id), 
	CONSTRAINT fk_due_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id)
);
INSERT INTO "due" VALUES (1, 1, 'by', NULL, '2026-12-31', '年底前', 0, NULL, 0);
INSERT INTO "due" VALUES (2, 2, 'by', NULL, '2026-12-31', '年底前', 0, NULL, 0);
INSERT INTO "due" VALUES (3, 2, 'by', NULL, '2026-06-30', '6月底前', 1, NULL, 0);
INSERT INTO "due" VALUES (4, 3, 'ongoing', NULL, NULL, '长期实施', 0, NULL, 0);
INSERT INTO "due" VALUES (5, 2, 'by', NULL, '2026-09-30', '区里要求', 0, NULL, 1);
CREATE TABLE recurrence (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	every VARCHAR(24) NOT NULL, 
	day INTEGER, 
	workday INTEGER, 
	step INTEGER NOT NULL, 
	months JSON NOT NULL, 
	wording VARCHAR NOT NULL, 
	CONSTRAINT pk_recurrence PRIMARY KEY (id), 
	CONSTRAINT fk_recurrence_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id)
);
INSERT INTO "recurrence" VALUES (1, 1, 'quarter', NULL, NULL, 1, '[]', '每季度');
CREATE TABLE target (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	subject VARCHAR NOT NULL, 
	comparator VARCHAR(24) NOT NULL, 
	value VARCHAR(40) NOT NULL, 
	value_high VARCHAR(40), 
	unit VARCHAR NOT NULL, 
	wording VARCHAR NOT NULL, course VARCHAR, 
	CONSTRAINT pk_target PRIMARY KEY (id), 
	CONSTRAINT fk_target_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id)
);
INSERT INTO "target" VALUES (1, 1, '抽样检测量', '>=', '20', NULL, '个', '全年抽样检测量不低于20个', NULL);
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	value VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_target_id_target FOREIGN KEY(target_id) REFERENCES target (id), 
	CONSTRAINT uq_reading_target_id UNIQUE (target_id, year, month)
);
CREATE TABLE progress (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	unit_id INTEGER, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	state VARCHAR(24), 
	text VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	written_at VARCHAR NOT NULL, trouble VARCHAR DEFAULT '' NOT NULL, proof VARCHAR DEFAULT '' NOT NULL, reported_on DATE, returned_id INTEGER CONSTRAINT fk_progress_returned_id_returned REFERENCES returned (id), 
	CONSTRAINT pk_progress PRIMARY KEY (id), 
	CONSTRAINT fk_progress_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id), 
	CONSTRAINT fk_progress_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT uq_progress_measure_id UNIQUE (measure_id, unit_id, year, month)
);
INSERT INTO "progress" VALUES (1, 1, NULL, 2026, 6, NULL, '已抽测5个。', '填报人', '2026-06-15T01:30:00Z', '', '', NULL, NULL);
CREATE TABLE submission (
	id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	made_at VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	measures INTEGER NOT NULL, kind VARCHAR DEFAULT 'workbook' NOT NULL, size INTEGER DEFAULT '0' NOT NULL, receiver VARCHAR DEFAULT '' NOT NULL, sent_at VARCHAR DEFAULT '' NOT NULL, reason VARCHAR DEFAULT '' NOT NULL, plan_id INTEGER CONSTRAINT fk_submission_plan_id_plan REFERENCES plan (id), corrects_id INTEGER CONSTRAINT fk_submission_corrects_id_submission REFERENCES submission (id), 
	CONSTRAINT pk_submission PRIMARY KEY (id)
);
CREATE TABLE evidence (
	id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	mime VARCHAR NOT NULL, 
	taken_at VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	added_at VARCHAR NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT uq_evidence_sha256 UNIQUE (sha256, name)
);
INSERT INTO "evidence" VALUES (1, '9fad24e2c377ee89a4eafece1f2d252243911209f7c737564a81780e64abfb40', '记录.txt', 6, 'text/plain', '', '', '2026-06-15T01:30:00Z');
CREATE TABLE evidence_link (
	id INTEGER NOT NULL, 
	evidence_id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	year INTEGER, 
	month INTEGER, 
	CONSTRAINT pk_evidence_link PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_link_evidence_id_evidence FOREIGN KEY(evidence_id) REFERENCES evidence (id), 
	CONSTRAINT fk_evidence_link_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id), 
	CONSTRAINT uq_evidence_link_evidence_id UNIQUE (evidence_id, measure_id)
);
INSERT INTO "evidence_link" VALUES (1, 1, 1, NULL, NULL);
CREATE TABLE setting (
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (id), 
	CONSTRAINT uq_setting_key UNIQUE ("key")
);
INSERT INTO "setting" VALUES (1, 'identity', '{"id": "a305ef66-1589-4930-9208-2bfa9365ac5b"}');
INSERT INTO "setting" VALUES (2, 'myself', '{"name": "\u9752\u5c71\u9547\u4eba\u6c11\u653f\u5e9c", "area": "\u793a\u4f8b\u5e02\u793a\u4f8b\u533a", "person": "\u586b\u62a5\u4eba", "unit": 1, "named": [1], "perhaps": []}');
CREATE TABLE change (
	id INTEGER NOT NULL, 
	chain VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	facts VARCHAR NOT NULL, 
	images VARCHAR NOT NULL, 
	reverts INTEGER, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT uq_change_chain UNIQUE (chain, number)
);
INSERT INTO "change" VALUES (1, '22222222-2222-4222-8222-222222222222', 1, '2026-06-15T01:30:00Z', '', 'make-ledger', '{}', '[["setting",1,null,{"id":1,"key":"identity","value":{"id":"a305ef66-1589-4930-9208-2bfa9365ac5b"}},null]]', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '13e3ba749f8561d972ff7cb965132f8bbca292afe8159036c04367d71978b956');
INSERT INTO "change" VALUES (2, '22222222-2222-4222-8222-222222222222', 2, '2026-06-15T01:30:00Z', '', 'set-myself', '{"area": "示例市示例区", "person": "填报人", "unit": "青山镇人民政府"}', '[["unit",1,null,{"id":1,"name":"青山镇人民政府","key":"青山镇人民政府","kind":"town"},null],["setting",2,null,{"id":2,"key":"myself","value":{"name":"青山镇人民政府","area":"示例市示例区","person":"填报人","unit":1}},null],["setting",2,{"value":{"name":"青山镇人民政府","area":"示例市示例区","person":"填报人","unit":1}},{"value":{"name":"青山镇人民政府","area":"示例市示例区","person":"填报人","unit":1,"named":[1],"perhaps":[]}},null]]', NULL, '13e3ba749f8561d972ff7cb965132f8bbca292afe8159036c04367d71978b956', '61fbe8ecfda4af24745889fcef843954c306952cae4a1a7f4650bf691a6399a5');
INSERT INTO "change" VALUES (3, '22222222-2222-4222-8222-222222222222', 3, '2026-06-15T01:30:00Z', '填报人', 'accept-plan', '{"elsewhere": "", "measures": "3", "plan": "1", "title": "示例区2026年行动计划", "year": "2026", "year_from": "notice"}', '[["plan",1,null,{"id":1,"year":2026,"title":"示例区2026年行动计划","doc_no":"示政办发〔2026〕1号","issuer":"示例市示例区人民政府办公室","issued_on":"2026-02-10","report_rule":"每月第二个工作日前向区生态环境局报送上月工作进展情况","source_name":"","source_sha256":"","accepted_at":"2026-06-15T01:30:00Z"},null],["unit",2,null,{"id":2,"name":"区生态环境局","key":"区生态环境局","kind":"bureau"},null],["unit",3,null,{"id":3,"name":"区水务局","key":"区水务局","kind":"bureau"},null],["unit_group",1,null,{"id":1,"wording":"各镇人民政府","key":"各镇人民政府","asks_which":false,"is_edited":false},null],["unit_group",2,null,{"id":2,"wording":"各街道办事处","key":"各街道办事处","asks_which":false,"is_edited":false},null],["unit_group",3,null,{"id":3,"wording":"相关镇人民政府","key":"相关镇人民政府","asks_which":true,"is_edited":false},null],["annex",1,null,{"id":1,"plan_id":1,"number":1,"title":"示例区蓝天保卫战2026年行动计划"},null],["task",1,null,{"id":1,"annex_id":1,"position":1,"number":1,"name":"空气质量目标","section":"一、主要目标"},null],["task",2,null,{"id":2,"annex_id":1,"position":2,"number":2,"name":"扬尘治理","section":"一、主要目标"},null],["measure",1,null,{"id":1,"plan_id":1,"task_id":1,"position":1,"code":"1-01-1","text":"全年抽样检测量不低于20个，每季度通报一次。","deadline":"年底前","page":null,"line":1,"doubts":[],"doubt_count":0,"questions":[],"question_count":0,"state":"not_started","closed_on":null,"closed_note":"","next_due":"2026-12-31","overdue_after":"2026-12-31","endless_from":null,"starts_on":null,"open_occurrence":null,"handler":"","version":1},1],["measure",2,null,{"id":2,"plan_id":1,"task_id":2,"position":2,"code":"1-02-1","text":"6月底前完成整治方案。","deadline":"年底前","page":null,"line":1,"doubts":[],"doubt_count":0,"questions":[],"question_count":0,"state":"not_started","closed_on":null,"closed_note":"","next_due":"2026-06-30","overdue_after":"2026-12-31","endless_from":null,"starts_on":null,"open_occurrence":null,"handler":"","version":1},2],["measure",3,null,{"id":3,"plan_id":1,"task_id":2,"position":3,"code":"1-02-2","text":"持续开展执法检查。","deadline":"长期实施","page":null,"line":1,"doubts":[],"doubt_count":0,"questions":[],"question_count":0,"state":"not_started","closed_on":null,"closed_note":"","next_due":null,"overdue_after":null,"endless_from":"0001-01-01","starts_on":null,"open_occurrence":null,"handler":"","version":1},3],["due",1,null,{"id":1,"measure_id":1,"kind":"by","start":null,"end":"2026-12-31","wording":"年底前","is_milestone":false,"met_on":null,"is_own":false},1],["due",2,null,{"id":2,"measure_id":2,"kind":"by","start":null,"end":"2026-12-31","wording":"年底前","is_milestone":false,"met_on":null,"is_own":false},2],["due",3,null,{"id":3,"measure_id":2,"kind":"by","start":null,"end":"2026-06-30","wording":"6月底前","is_milestone":true,"met_on":null,"is_own":false},2],["due",4,null,{"id":4,"measure_id":3,"kind":"ongoing","start":null,"end":null,"wording":"长期实施","is_milestone":false,"met_on":null,"is_own":false},3],["duty",1,null,{"id":1,"measure_id":1,"role":"lead","position":1,"wording":"区生态环境局","unit_id":2,"group_id":null,"answer":null},1],["duty",2,null,{"id":2,"measure_id":1,"role":"support","position":2,"wording":"各镇人民政府","unit_id":null,"group_id":1,"answer":null},1],["duty",3,null,{"id":3,"measure_id":1,"role":"support","position":3,"wording":"各街道办事处","unit_id":null,"group_id":2,"answer":null},1],["duty",4,null,{"id":4,"measure_id":2,"role":"lead","position":1,"wording":"相关镇人民政府","unit_id":null,"group_id":3,"answer":null},2],["duty",5,null,{"id":5,"measure_id":3,"role":"lead","position":1,"wording":"区水务局","unit_id":3,"group_id":null,"answer":null},3],["recurrence",1,null,{"id":1,"measure_id":1,"every":"quarter","day":null,"workday":null,"step":1,"months":[],"wording":"每季度"},1],["target",1,null,{"id":1,"measure_id":1,"subject":"抽样检测量","comparator":">=","value":"20","value_high":null,"unit":"个","wording":"全年抽样检测量不低于20个","course":null},1],["unit_group_member",1,null,{"id":1,"group_id":1,"unit_id":1,"is_certain":true},null],["unit_group_member",2,null,{"id":2,"group_id":3,"unit_id":1,"is_certain":false},null]]', NULL, '61fbe8ecfda4af24745889fcef843954c306952cae4a1a7f4650bf691a6399a5', '9b5b0c8e2fe17f2f89266489eed2d758a25416efebb1432101744a764a40a92a');
INSERT INTO "change" VALUES (4, '22222222-2222-4222-8222-222222222222', 4, '2026-06-15T01:30:00Z', '填报人', 'note-progress', '{"codes": "1-01-1", "month": "2026-06"}', '[["progress",1,null,{"id":1,"measure_id":1,"unit_id":null,"year":2026,"month":6,"state":null,"text":"已抽测5个。","person":"填报人","written_at":"2026-06-15T01:30:00Z","trouble":"","proof":"","reported_on":null,"returned_id":null},1],["measure",1,{"state":"not_started"},{"state":"in_progress"},1]]', NULL, '9b5b0c8e2fe17f2f89266489eed2d758a25416efebb1432101744a764a40a92a', '8c5e80eef65e485b9546f59e1370feb70ed1f77db7972b87ab2003ffec2d7fa7');
INSERT INTO "change" VALUES (5, '22222222-2222-4222-8222-222222222222', 5, '2026-06-15T01:30:00Z', '填报人', 'attach', '{"codes": "1-01-1", "count": "1", "name": "记录.txt"}', '[["evidence",1,null,{"id":1,"sha256":"9fad24e2c377ee89a4eafece1f2d252243911209f7c737564a81780e64abfb40","name":"记录.txt","size":6,"mime":"text/plain","taken_at":"","note":"","added_at":"2026-06-15T01:30:00Z"},null],["evidence_link",1,null,{"id":1,"evidence_id":1,"measure_id":1,"year":null,"month":null},1]]', NULL, '8c5e80eef65e485b9546f59e1370feb70ed1f77db7972b87ab2003ffec2d7fa7', '03c79fe7514e7c50162e37e1d6839c11efba3c3f2ff4b0225f8e7d5927c3867d');
INSERT INTO "change" VALUES (6, '22222222-2222-4222-8222-222222222222', 6, '2026-06-15T01:30:00Z', '填报人', 'tick-occurrence', '{"codes": "1-01-1", "count": "1", "day": "2026-03-31", "on": "2026-06-15", "wording": "每季度"}', '[["occurrence",1,null,{"id":1,"recurrence_id":1,"due_on":"2026-03-31","met_on":"2026-06-15","note":""},null],["measure",1,{"open_occurrence":null},{"open_occurrence":"2026-06-30"},1]]', NULL, '03c79fe7514e7c50162e37e1d6839c11efba3c3f2ff4b0225f8e7d5927c3867d', '3660660f0c82158238fc62fda6ea962781f4650030e6f8c13afc6464123330a9');
INSERT INTO "change" VALUES (7, '22222222-2222-4222-8222-222222222222', 7, '2026-06-15T01:30:00Z', '填报人', 'add-date', '{"codes": "1-02-1", "day": "2026-09-30", "wording": "区里要求"}', '[["due",5,null,{"id":5,"measure_id":2,"kind":"by","start":null,"end":"2026-09-30","wording":"区里要求","is_milestone":false,"met_on":null,"is_own":true},2]]', NULL, '3660660f0c82158238fc62fda6ea962781f4650030e6f8c13afc6464123330a9', '4e724783d0e4f637a11ca5e63eb20854c7d82e7b6b2a413491c8e8b3e3dd5aa9');
INSERT INTO "change" VALUES (8, '22222222-2222-4222-8222-222222222222', 8, '2026-06-15T01:30:00Z', '填报人', 'assign', '{"codes": "1-01-1、1-02-1", "count": "2", "handler": "填报人甲"}', '[["measure",1,{"handler":""},{"handler":"填报人甲"},1],["measure",2,{"handler":""},{"handler":"填报人甲"},2]]', NULL, '4e724783d0e4f637a11ca5e63eb20854c7d82e7b6b2a413491c8e8b3e3dd5aa9', 'ae3432b482d5da498868a3659f1e36115ebf46b1b5cb56cde1cf8b04e11d02dd');
INSERT INTO "change" VALUES (9, '22222222-2222-4222-8222-222222222222', 9, '2026-06-15T01:30:00Z', '填报人', 'close', '{"codes": "1-02-2", "count": "1", "on": "2026-06-15"}', '[["measure",3,{"state":"not_started","closed_on":null},{"state":"closed","closed_on":"2026-06-15"},3]]', NULL, 'ae3432b482d5da498868a3659f1e36115ebf46b1b5cb56cde1cf8b04e11d02dd', 'b789ce6d9ee6c9a58b0d754975f08f97ce68ebc7b363fd85e74395ba0a232832');
INSERT INTO "change" VALUES (10, '22222222-2222-4222-8222-222222222222', 10, '2026-06-15T01:30:00Z', '填报人', 'revert', '{"of": "close"}', '[["measure",3,{"state":"closed","closed_on":"2026-06-15"},{"state":"not_started","closed_on":null},3]]', 9, 'b789ce6d9ee6c9a58b0d754975f08f97ce68ebc7b363fd85e74395ba0a232832', '1876564861acdea7bccc4fc7e63d1b8290e6c084626a7816b691e6530e9f893d');
CREATE TABLE change_measure (
	change_id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	CONSTRAINT pk_change_measure PRIMARY KEY (change_id, measure_id)
);
INSERT INTO "change_measure" VALUES (3, 1);
INSERT INTO "change_measure" VALUES (3, 2);
INSERT INTO "change_measure" VALUES (3, 3);
INSERT INTO "change_measure" VALUES (4, 1);
INSERT INTO "change_measure" VALUES (5, 1);
INSERT INTO "change_measure" VALUES (6, 1);
INSERT INTO "change_measure" VALUES (7, 2);
INSERT INTO "change_measure" VALUES (8, 1);
INSERT INTO "change_measure" VALUES (8, 2);
INSERT INTO "change_measure" VALUES (9, 3);
INSERT INTO "change_measure" VALUES (10, 3);
CREATE TABLE measure_words (
	measure_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_measure_words PRIMARY KEY (measure_id)
);
INSERT INTO "measure_words" VALUES (1, '1-01-1
全年抽样检测量不低于20个，每季度通报一次。
空气质量目标
一、主要目标
年底前
填报人甲
区生态环境局
各镇人民政府
各街道办事处
记录.txt');
INSERT INTO "measure_words" VALUES (2, '1-02-1
6月底前完成整治方案。
扬尘治理
一、主要目标
年底前
填报人甲
相关镇人民政府');
INSERT INTO "measure_words" VALUES (3, '1-02-2
持续开展执法检查。
扬尘治理
一、主要目标
长期实施
区水务局');
CREATE VIRTUAL TABLE measure_search USING fts5(pairs, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE occurrence (
	id INTEGER NOT NULL, 
	recurrence_id INTEGER NOT NULL, 
	due_on DATE NOT NULL, 
	met_on DATE, 
	note VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_occurrence PRIMARY KEY (id), 
	CONSTRAINT fk_occurrence_recurrence_id_recurrence FOREIGN KEY(recurrence_id) REFERENCES recurrence (id), 
	CONSTRAINT uq_occurrence_recurrence_id UNIQUE (recurrence_id, due_on)
);
INSERT INTO "occurrence" VALUES (1, 1, '2026-03-31', '2026-06-15', '');
CREATE TABLE dropped_due (
	id INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	start DATE, 
	"end" DATE, 
	wording VARCHAR NOT NULL, 
	is_milestone BOOLEAN NOT NULL, 
	CONSTRAINT pk_dropped_due PRIMARY KEY (id), 
	CONSTRAINT fk_dropped_due_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id)
);
CREATE TABLE indicator_reading (
	id INTEGER NOT NULL, 
	indicator_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	value VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_indicator_reading PRIMARY KEY (id), 
	CONSTRAINT fk_indicator_reading_indicator_id_indicator FOREIGN KEY(indicator_id) REFERENCES indicator (id), 
	CONSTRAINT uq_indicator_reading_indicator_id UNIQUE (indicator_id, year, month)
);
CREATE TABLE returned (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	unit_id INTEGER, 
	unit_words VARCHAR NOT NULL, 
	sent_by VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	received_at VARCHAR NOT NULL, 
	merged_at VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_returned PRIMARY KEY (id), 
	CONSTRAINT fk_returned_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_returned_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id)
);
CREATE TABLE submission_line (
	id INTEGER NOT NULL, 
	submission_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	measure_id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	"values" JSON NOT NULL, 
	CONSTRAINT pk_submission_line PRIMARY KEY (id), 
	CONSTRAINT fk_submission_line_submission_id_submission FOREIGN KEY(submission_id) REFERENCES submission (id), 
	CONSTRAINT fk_submission_line_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id), 
	CONSTRAINT uq_submission_line_submission_id UNIQUE (submission_id, position)
);
CREATE TABLE returned_line (
	id INTEGER NOT NULL, 
	returned_id INTEGER NOT NULL, 
	sheet VARCHAR NOT NULL, 
	"row" INTEGER NOT NULL, 
	measure_id INTEGER, 
	found_by VARCHAR NOT NULL, 
	"values" JSON NOT NULL, 
	CONSTRAINT pk_returned_line PRIMARY KEY (id), 
	CONSTRAINT fk_returned_line_returned_id_returned FOREIGN KEY(returned_id) REFERENCES returned (id), 
	CONSTRAINT fk_returned_line_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id)
);
CREATE TABLE unit_reading (
	id INTEGER NOT NULL, 
	target_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	value VARCHAR(40) NOT NULL, 
	returned_id INTEGER NOT NULL, 
	CONSTRAINT pk_unit_reading PRIMARY KEY (id), 
	CONSTRAINT fk_unit_reading_target_id_target FOREIGN KEY(target_id) REFERENCES target (id), 
	CONSTRAINT fk_unit_reading_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT fk_unit_reading_returned_id_returned FOREIGN KEY(returned_id) REFERENCES returned (id), 
	CONSTRAINT uq_unit_reading_target_id UNIQUE (target_id, unit_id, year, month)
);
CREATE TABLE sender (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	is_expected BOOLEAN NOT NULL, 
	CONSTRAINT pk_sender PRIMARY KEY (id), 
	CONSTRAINT fk_sender_plan_id_plan FOREIGN KEY(plan_id) REFERENCES "plan" (id), 
	CONSTRAINT fk_sender_unit_id_unit FOREIGN KEY(unit_id) REFERENCES unit (id), 
	CONSTRAINT uq_sender_plan_id UNIQUE (plan_id, unit_id)
);
CREATE TABLE sheet_mapping (
	id INTEGER NOT NULL, 
	signature VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	columns JSON NOT NULL, 
	used_at VARCHAR NOT NULL, 
	CONSTRAINT pk_sheet_mapping PRIMARY KEY (id), 
	CONSTRAINT uq_sheet_mapping_signature UNIQUE (signature)
);
CREATE TABLE accepted_finding (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	measure_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	detail VARCHAR NOT NULL, 
	word VARCHAR NOT NULL, 
	person VARCHAR NOT NULL, 
	accepted_at VARCHAR NOT NULL, 
	CONSTRAINT pk_accepted_finding PRIMARY KEY (id), 
	CONSTRAINT fk_accepted_finding_measure_id_measure FOREIGN KEY(measure_id) REFERENCES measure (id), 
	CONSTRAINT uq_accepted_finding_code UNIQUE (code, measure_id, year, month, detail)
);
CREATE INDEX ix_task_annex_position ON task (annex_id, position);
CREATE INDEX ix_measure_code ON measure (code);
CREATE INDEX ix_measure_plan_position ON measure (plan_id, position);
CREATE INDEX ix_measure_plan_state_due ON measure (plan_id, state, next_due);
CREATE INDEX ix_measure_task_position ON measure (task_id, position);
CREATE INDEX ix_indicator_plan_district ON indicator (plan_id, district);
CREATE INDEX ix_unit_alias_unit_id ON unit_alias (unit_id);
CREATE INDEX ix_unit_group_member_unit_id ON unit_group_member (unit_id);
CREATE INDEX ix_duty_group ON duty (group_id, measure_id, role);
CREATE INDEX ix_duty_measure ON duty (measure_id, role);
CREATE INDEX ix_duty_unit ON duty (unit_id, measure_id, role);
CREATE INDEX ix_due_end ON due ("end");
CREATE INDEX ix_due_measure ON due (measure_id);
CREATE INDEX ix_recurrence_measure_id ON recurrence (measure_id);
CREATE INDEX ix_target_measure_id ON target (measure_id);
CREATE INDEX ix_progress_measure_month ON progress (measure_id, year, month);
CREATE INDEX ix_evidence_link_measure ON evidence_link (measure_id);
CREATE INDEX ix_change_reverts ON change (reverts);
CREATE INDEX ix_change_measure_measure_id ON change_measure (measure_id);
CREATE INDEX ix_dropped_due_measure ON dropped_due (measure_id);
CREATE INDEX ix_change_told ON change (id, at, person, action);
CREATE INDEX ix_returned_month ON returned (plan_id, year, month);
CREATE INDEX ix_returned_sha256 ON returned (sha256);
CREATE INDEX ix_submission_line_measure ON submission_line (measure_id);
CREATE INDEX ix_returned_line_returned ON returned_line (returned_id);
CREATE INDEX ix_returned_line_measure ON returned_line (measure_id);
CREATE INDEX ix_unit_reading_returned_id ON unit_reading (returned_id);
CREATE INDEX ix_progress_returned ON progress (returned_id);
CREATE INDEX ix_duty_wording ON duty (wording, measure_id);
CREATE INDEX ix_progress_noted ON progress (year, month, measure_id) WHERE unit_id IS NULL AND text != '';
CREATE INDEX ix_measure_handler ON measure (handler) WHERE handler != '';
CREATE TRIGGER change_keeps_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
CREATE TRIGGER change_keeps_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END;
INSERT INTO measure_search (rowid, pairs) VALUES (1, '10 01 11 1 ａ 全年 年抽 抽样 样检 检测 测量 量不 不低 低于 于2 20 0个 个每 每季 季度 度通 通报 报一 一次 次 ａ 空气 气质 质量 量目 目标 标 ａ 一主 主要 要目 目标 标 ａ 年底 底前 前 ａ 填报 报人 人甲 甲 ａ 区生 生态 态环 环境 境局 局 ａ 各镇 镇人 人民 民政 政府 府 ａ 各街 街道 道办 办事 事处 处 ａ 记录 录t tx xt t');
INSERT INTO measure_search (rowid, pairs) VALUES (2, '10 02 21 1 ａ 6月 月底 底前 前完 完成 成整 整治 治方 方案 案 ａ 扬尘 尘治 治理 理 ａ 一主 主要 要目 目标 标 ａ 年底 底前 前 ａ 填报 报人 人甲 甲 ａ 相关 关镇 镇人 人民 民政 政府 府');
INSERT INTO measure_search (rowid, pairs) VALUES (3, '10 02 22 2 ａ 持续 续开 开展 展执 执法 法检 检查 查 ａ 扬尘 尘治 治理 理 ａ 一主 主要 要目 目标 标 ａ 长期 期实 实施 施 ａ 区水 水务 务局 局');
COMMIT;
