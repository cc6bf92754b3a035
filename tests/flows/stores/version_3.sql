BEGIN TRANSACTION;
CREATE TABLE affiliations (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	person TEXT, 
	person_id TEXT, 
	title TEXT, 
	organization TEXT, 
	organization_id TEXT, 
	status TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "affiliations" VALUES('affiliation_2cefbb817d522a55','a_2bdeba2916f8cdf2',2,'body','test','Mei Lindqvist','person_845a76184b7a4d80','chief executive','Ostrava Bio','organization_fab06169d8f53a89','current','chief executive',124,139,'mei lindqvist
chief executive
ostrava bio
chief executive','ostrava bio
ostrava','{"id":"affiliation_2cefbb817d522a55","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":124,"end":139,"text":"chief executive"}],"section":"body","extractor":"test","kind":"affiliation","person":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"title":{"start":124,"end":139,"text":"chief executive"},"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"status":"current"}',4,'2026-11-23 23:19:20.916722');
CREATE TABLE article_versions (
	article_id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	title TEXT, 
	text TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	factwire TEXT NOT NULL, 
	model TEXT NOT NULL, 
	contract TEXT NOT NULL, 
	until DATETIME NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (article_id, version)
);
INSERT INTO "article_versions" VALUES('a_c8611910aafc4d3f',1,'Ostrava Bio raises money','Another text of Ostrava Bio.','1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f','0.1.0','en_test 1.0','1.1','2026-11-23 23:19:20.947569','{"id":"a_c8611910aafc4d3f","url":"https://example.org/2","canonical_url":"https://example.org/2","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f","duplicate_of":null,"truncated":false}');
CREATE TABLE articles (
	id TEXT NOT NULL, 
	url TEXT, 
	canonical_url TEXT, 
	title TEXT, 
	text TEXT NOT NULL, 
	language TEXT, 
	kind TEXT NOT NULL, 
	publisher TEXT, 
	issuer TEXT, 
	day DATE, 
	published_at DATETIME, 
	fetched_at DATETIME, 
	text_sha256 TEXT NOT NULL, 
	duplicate_of TEXT, 
	factwire TEXT NOT NULL, 
	model TEXT NOT NULL, 
	contract TEXT NOT NULL, 
	failures JSON NOT NULL, 
	data JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	version INTEGER DEFAULT '1' NOT NULL, 
	removed_at DATETIME, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "articles" VALUES('a_2bdeba2916f8cdf2','https://example.org/1','https://example.org/1','Ostrava Bio raises money','Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce',NULL,'0.1.0','en_test 1.0','1.1','[{"stage":"extract/deals","error":"ExtractionError","message":"too long","concerns":"a_2bdeba2916f8cdf2"}]','{"id":"a_2bdeba2916f8cdf2","url":"https://example.org/1","canonical_url":"https://example.org/1","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":null,"truncated":false}','2026-11-23 23:19:20.916722','2026-11-23 23:19:20.970365',1,NULL,1,'2026-11-23 23:19:20.916722');
INSERT INTO "articles" VALUES('a_4154e4edd60c2da3','https://example.net/copy','https://example.net/copy','Ostrava Bio raises money','Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce','a_2bdeba2916f8cdf2','0.1.0','en_test 1.0','1.1','[]','{"id":"a_4154e4edd60c2da3","url":"https://example.net/copy","canonical_url":"https://example.net/copy","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":"a_2bdeba2916f8cdf2","truncated":false}','2026-11-23 23:19:20.936675','2026-11-23 23:19:20.936675',1,NULL,13,'2026-11-23 23:19:20.936675');
INSERT INTO "articles" VALUES('a_c8611910aafc4d3f','https://example.org/2','https://example.org/2','Ostrava Bio raises money','Another text of Ostrava Bio, edited.',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','21c6b88d9fb3417a39e46215dc31ad35913f83f0a7fd408a65ba570eba4dbda6',NULL,'0.1.0','en_test 1.0','1.1','[]','{"id":"a_c8611910aafc4d3f","url":"https://example.org/2","canonical_url":"https://example.org/2","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"21c6b88d9fb3417a39e46215dc31ad35913f83f0a7fd408a65ba570eba4dbda6","duplicate_of":null,"truncated":false}','2026-11-23 23:19:20.937519','2026-11-23 23:19:20.949696',2,NULL,15,'2026-11-23 23:19:20.947569');
CREATE TABLE change_counter (
	name TEXT NOT NULL, 
	value BIGINT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "change_counter" VALUES('changes',19);
CREATE TABLE claims (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	statement TEXT, 
	subject TEXT, 
	subject_id TEXT, 
	measure TEXT, 
	measure_head TEXT, 
	type TEXT, 
	value TEXT, 
	value_min TEXT, 
	value_max TEXT, 
	low FLOAT, 
	high FLOAT, 
	bound TEXT, 
	approximate BOOLEAN, 
	currency TEXT, 
	currency_basis TEXT, 
	unit TEXT, 
	per TEXT, 
	figure_id TEXT, 
	comparison TEXT, 
	direction TEXT, 
	period TEXT, 
	period_start DATE, 
	period_end DATE, 
	scope TEXT, 
	modality TEXT, 
	source TEXT, 
	source_id TEXT, 
	mentions INTEGER, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "claims" VALUES('claim_aa4bcc658b517db8','a_2bdeba2916f8cdf2',8,'body','test','raised more than CHF 120.50 million','Ostrava Bio','organization_fab06169d8f53a89','round','round','money','120500000.00',NULL,NULL,120500000.0,120500000.0,'over',0,'CHF',NULL,NULL,NULL,'figure_5ef801b25ecff852',NULL,NULL,'2025','2025-01-01','2025-12-31',NULL,'reported',NULL,NULL,1,'raised more than',39,55,'round
ostrava bio
raised more than chf 120.50 million
raised more than','ostrava bio
ostrava','{"id":"claim_aa4bcc658b517db8","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":39,"end":55,"text":"raised more than"}],"section":"body","extractor":"test","kind":"claim","statement":{"start":39,"end":74,"text":"raised more than CHF 120.50 million"},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"ucum":null,"per":null},"figure_id":"figure_5ef801b25ecff852","comparison":null,"direction":null,"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"scope":[],"modality":"reported","attribution":null,"mentions":[]}',11,'2026-11-23 23:19:20.916722');
CREATE TABLE corrections (
	id TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	note TEXT, 
	withdrawn BOOLEAN NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "corrections" VALUES('correction_16174a1285ab6f03','place_8b14f7dc1e5c4e07','a_2bdeba2916f8cdf2','place','rejected','mh','2026-02-01 00:00:00.000000',NULL,0,'{"id":"correction_16174a1285ab6f03","record_id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","kind":"place","verdict":"rejected","by":"mh","at":"2026-02-01T00:00:00Z","before":{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"},"after":null,"note":null,"withdrawn":false}');
CREATE TABLE deals (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	type TEXT, 
	status TEXT, 
	parties TEXT, 
	assets TEXT, 
	territory TEXT, 
	terms TEXT, 
	total TEXT, 
	total_currency TEXT, 
	announced DATE, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "deals" VALUES('deal_47e79cb957db901e','a_2bdeba2916f8cdf2',9,'body','test','financing','announced','Ostrava Bio (issuer); Kestrel Capital (lead_investor)',NULL,NULL,'total: 120500000.00 CHF','120500000.00','CHF',NULL,'led the round',167,180,'ostrava bio (issuer); kestrel capital (lead_investor)
total: 120500000.00 chf
led the round','ostrava bio
ostrava
kestrel capital','{"id":"deal_47e79cb957db901e","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":167,"end":180,"text":"led the round"}],"section":"body","extractor":"test","kind":"deal","type":"financing","status":"announced","parties":[{"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"role":"issuer"},{"organization":{"text":"Kestrel Capital","span":null,"record_id":null},"role":"lead_investor"}],"assets":[],"territory":[],"terms":[{"term":"total","figure_id":"figure_5ef801b25ecff852","amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"ucum":null,"per":null}}],"dates":[],"sum_check":null}',12,'2026-11-23 23:19:20.916722');
CREATE TABLE events (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	name TEXT, 
	aliases TEXT, 
	mentions INTEGER, 
	identifier TEXT, 
	type TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE factwire_migrations (
	version_num VARCHAR(32) NOT NULL, 
	PRIMARY KEY (version_num)
);
INSERT INTO "factwire_migrations" VALUES('3');
CREATE TABLE factwire_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "factwire_schema" VALUES(3);
CREATE TABLE figures (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	surface TEXT, 
	type TEXT, 
	value TEXT, 
	value_min TEXT, 
	value_max TEXT, 
	low FLOAT, 
	high FLOAT, 
	bound TEXT, 
	approximate BOOLEAN, 
	currency TEXT, 
	currency_basis TEXT, 
	unit TEXT, 
	per TEXT, 
	measure TEXT, 
	measure_head TEXT, 
	subject TEXT, 
	subject_id TEXT, 
	period TEXT, 
	period_start DATE, 
	period_end DATE, 
	direction TEXT, 
	change_role TEXT, 
	modality TEXT, 
	source TEXT, 
	source_id TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "figures" VALUES('figure_5ef801b25ecff852','a_2bdeba2916f8cdf2',7,'body','test','more than CHF 120.50 million','money','120500000.00',NULL,NULL,120500000.0,120500000.0,'over',0,'CHF','code',NULL,NULL,'round','round','Ostrava Bio','organization_fab06169d8f53a89','2025','2025-01-01','2025-12-31',NULL,NULL,'reported','Mei Lindqvist','person_845a76184b7a4d80','CHF 120.50 million',56,74,'more than chf 120.50 million
round
ostrava bio
mei lindqvist
chf 120.50 million','ostrava bio
ostrava','{"id":"figure_5ef801b25ecff852","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":56,"end":74,"text":"CHF 120.50 million"}],"section":"body","extractor":"test","type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":"code","unit":null,"ucum":null,"per":null,"kind":"figure","surface":"more than CHF 120.50 million","measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"change":null,"modality":"reported","attribution":{"kind":"person","source":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"cue":{"start":100,"end":104,"text":"said"},"quote_id":null}}',10,'2026-11-23 23:19:20.916722');
CREATE TABLE organizations (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	name TEXT, 
	aliases TEXT, 
	mentions INTEGER, 
	identifier TEXT, 
	type TEXT, 
	tickers TEXT, 
	country TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "organizations" VALUES('organization_fab06169d8f53a89','a_2bdeba2916f8cdf2',0,'body','test','Ostrava Bio','Ostrava',0,NULL,'company','SIX: OSTB','CH','Ostrava Bio',15,26,'ostrava bio
ostrava
six: ostb
ostrava bio','ostrava bio
ostrava','{"id":"organization_fab06169d8f53a89","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":15,"end":26,"text":"Ostrava Bio"}],"section":"body","extractor":"test","name":"Ostrava Bio","aliases":["Ostrava"],"mentions":[],"identifiers":[],"candidates":[],"kind":"organization","type":"company","tickers":[{"exchange":"SIX","symbol":"OSTB","span":{"start":28,"end":37,"text":"SIX: OSTB"}}],"country":"CH"}',2,'2026-11-23 23:19:20.916722');
CREATE TABLE overruled (
	record_id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	data JSON, 
	PRIMARY KEY (record_id)
);
INSERT INTO "overruled" VALUES('place_8b14f7dc1e5c4e07','a_2bdeba2916f8cdf2',4,'{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"}');
CREATE TABLE people (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	name TEXT, 
	aliases TEXT, 
	mentions INTEGER, 
	identifier TEXT, 
	honorific TEXT, 
	suffix TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "people" VALUES('person_845a76184b7a4d80','a_2bdeba2916f8cdf2',1,'body','test','Mei Lindqvist',NULL,1,NULL,NULL,NULL,'Mei Lindqvist',105,118,'mei lindqvist
mei lindqvist','ostrava bio
ostrava','{"id":"person_845a76184b7a4d80","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"section":"body","extractor":"test","name":"Mei Lindqvist","aliases":[],"mentions":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"identifiers":[],"candidates":[],"kind":"person","honorific":null,"suffix":null}',3,'2026-11-23 23:19:20.916722');
CREATE TABLE places (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	name TEXT, 
	aliases TEXT, 
	mentions INTEGER, 
	identifier TEXT, 
	type TEXT, 
	country TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE products (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	name TEXT, 
	aliases TEXT, 
	mentions INTEGER, 
	identifier TEXT, 
	type TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "products" VALUES('product_f04247135ed60bf9','a_2bdeba2916f8cdf2',3,'body','test','OSB-114',NULL,0,NULL,'drug','OSB-114',185,192,'osb-114
osb-114','','{"id":"product_f04247135ed60bf9","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":185,"end":192,"text":"OSB-114"}],"section":"body","extractor":"test","name":"OSB-114","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"product","type":"drug"}',5,'2026-11-23 23:19:20.916722');
CREATE TABLE quotes (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	type TEXT, 
	content TEXT, 
	speaker TEXT, 
	speaker_id TEXT, 
	speaker_title TEXT, 
	source TEXT, 
	cue TEXT, 
	continuation_of TEXT, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "quotes" VALUES('quote_1f28ec708b3f221c','a_2bdeba2916f8cdf2',6,'body','test','direct','We are ready','Mei Lindqvist','person_845a76184b7a4d80',NULL,NULL,'said',NULL,'We are ready',85,97,'we are ready
mei lindqvist
we are ready','ostrava bio
ostrava','{"id":"quote_1f28ec708b3f221c","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":85,"end":97,"text":"We are ready"}],"section":"body","extractor":"test","kind":"quote","type":"direct","content":[{"start":85,"end":97,"text":"We are ready"}],"source":null,"cue":{"start":100,"end":104,"text":"said"},"speaker":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"joint_speakers":[],"speaker_title":null,"continuation_of":null}',9,'2026-11-23 23:19:20.916722');
CREATE TABLE retractions (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "retractions" VALUES('place_8b14f7dc1e5c4e07','place','a_2bdeba2916f8cdf2',17,'2026-11-23 23:19:20.959815');
INSERT INTO "retractions" VALUES('event_796e74a755de9f15','event','a_2bdeba2916f8cdf2',19,'2026-11-23 23:19:20.969599');
CREATE TABLE runs (
	number INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	seconds FLOAT NOT NULL, 
	found INTEGER NOT NULL, 
	new_articles INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	duplicates INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "runs" VALUES(1,'2026-01-31 00:00:00.000000',1.5,4,3,0,0,0,0,'{"store":"facts.db","started_at":"2026-01-31T00:00:00Z","seconds":1.5,"found":4,"new":3,"updated":0,"unchanged":0,"duplicates":0,"removed":0,"waiting":0,"skipped":0,"failed":0,"dead":0,"records":{},"failures":[],"sources":[],"news":[]}');
CREATE TABLE search_entries (
        id INTEGER PRIMARY KEY,
        article_id TEXT NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
        kind TEXT NOT NULL, record_id TEXT, title TEXT, body TEXT NOT NULL);
INSERT INTO "search_entries" VALUES(13,'a_c8611910aafc4d3f','article',NULL,'Ostrava Bio raises money','Another text of Ostrava Bio, edited.');
INSERT INTO "search_entries" VALUES(14,'a_2bdeba2916f8cdf2','article',NULL,'Ostrava Bio raises money','Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
');
INSERT INTO "search_entries" VALUES(15,'a_2bdeba2916f8cdf2','organization','organization_fab06169d8f53a89',NULL,'ostrava bio
ostrava
six: ostb
ostrava bio');
INSERT INTO "search_entries" VALUES(16,'a_2bdeba2916f8cdf2','person','person_845a76184b7a4d80',NULL,'mei lindqvist
mei lindqvist');
INSERT INTO "search_entries" VALUES(17,'a_2bdeba2916f8cdf2','affiliation','affiliation_2cefbb817d522a55',NULL,'mei lindqvist
chief executive
ostrava bio
chief executive');
INSERT INTO "search_entries" VALUES(18,'a_2bdeba2916f8cdf2','product','product_f04247135ed60bf9',NULL,'osb-114
osb-114');
INSERT INTO "search_entries" VALUES(19,'a_2bdeba2916f8cdf2','figure','figure_5ef801b25ecff852',NULL,'more than chf 120.50 million
round
ostrava bio
mei lindqvist
chf 120.50 million');
INSERT INTO "search_entries" VALUES(20,'a_2bdeba2916f8cdf2','time','time_2495dc4ce9833e8f',NULL,'2025
2025');
INSERT INTO "search_entries" VALUES(21,'a_2bdeba2916f8cdf2','quote','quote_1f28ec708b3f221c',NULL,'we are ready
mei lindqvist
we are ready');
INSERT INTO "search_entries" VALUES(22,'a_2bdeba2916f8cdf2','claim','claim_aa4bcc658b517db8',NULL,'round
ostrava bio
raised more than chf 120.50 million
raised more than');
INSERT INTO "search_entries" VALUES(23,'a_2bdeba2916f8cdf2','deal','deal_47e79cb957db901e',NULL,'ostrava bio (issuer); kestrel capital (lead_investor)
total: 120500000.00 chf
led the round');
CREATE TABLE source_cursors (
	source TEXT NOT NULL, 
	last_run DATETIME, 
	last_success DATETIME, 
	failures INTEGER NOT NULL, 
	message TEXT, 
	data JSON NOT NULL, 
	PRIMARY KEY (source)
);
INSERT INTO "source_cursors" VALUES('feed','2026-01-31 00:00:00.000000','2026-01-31 00:00:00.000000',0,NULL,'{"source":"feed","etag":null,"last_modified":null,"newest_item":null,"newest_at":null,"last_run":"2026-01-31T00:00:00Z","last_success":"2026-01-31T00:00:00Z","failures":0,"failure":null}');
CREATE TABLE superseded (
	number INTEGER NOT NULL, 
	record_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	article_version INTEGER NOT NULL, 
	why TEXT NOT NULL, 
	superseded_at DATETIME NOT NULL, 
	factwire TEXT NOT NULL, 
	model TEXT NOT NULL, 
	contract TEXT NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "superseded" VALUES(1,'place_8b14f7dc1e5c4e07','place','a_2bdeba2916f8cdf2',1,'rejected','2026-11-23 23:19:20.959815','0.1.0','en_test 1.0','1.1','{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"}');
INSERT INTO "superseded" VALUES(2,'event_796e74a755de9f15','event','a_2bdeba2916f8cdf2',1,'re-extracted','2026-11-23 23:19:20.969599','0.1.0','en_test 1.0','1.1','{"id":"event_796e74a755de9f15","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":200,"end":213,"text":"Alpine Summit"}],"section":"body","extractor":"test","name":"Alpine Summit","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"event","type":"conference"}');
CREATE TABLE tie_groups (
	kind TEXT NOT NULL, 
	member TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	group_id TEXT NOT NULL, 
	PRIMARY KEY (kind, member), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE tie_keys (
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	member TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	PRIMARY KEY ("key", kind, member), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "tie_keys" VALUES('0:4f1c22090bef6b485e6248ad2bd5e6b56a98d69274ff6baa','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('1:190cd2bfc17b2cf9c151d99ec10302ce857188ffc20c6aa2','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('2:4b97bdca78434098c03cefdf30707238a449e52cc9228f21','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('3:983d2037136821c0c0dfc6efc35cb303c0a476abb5d152fa','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('4:c01cde84c053594230a28ae97ae269acc192f684c45ec415','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('5:364f3795c031eaaec3fab2f5c1040c15c0550aa2417b3394','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('6:091dea274c724ee9c253c05591299d92c002a49d75a751bd','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('7:48f42764c046fd526f240dbc0aed5d5871b2967b705c972b','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('8:28425716c0bed6d8c0512d7f0bafb88905b087fe30fd0e96','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('9:c0efbc6ec0eaf5f6c5bacff5c170567f3aa1a252c049eedd','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('10:afd00de6c34312bc25fb72ddc0a5c7b0a644e5df1ea18f3d','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('11:67ea743b244f7de4874a1cf6c017426c18e1bb2ec2120fcb','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('12:c03435d5c09247452d8bb6efc10e282f6ece0340c2ee1134','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('13:5a37803bc0e6e79bc1118318c0015280c1f17e700c0454a6','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('14:79131dbac1758016c250fa9e3ab8c5ae7c7450b7c1d28f62','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('15:1edc21b3c0913f60c045432f5d32dbe4c407d035c01af1fd','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('16:9a2ef397a3050b5baf709064c00098530ac42036c3ae0b3a','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('17:b88032ef1192b8ba21c3c9992ec90878c02a85a638168f29','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('18:854e541e1bcfcc433df58a97c0d6e7807de7e003a5b5f3e1','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('19:47cdf1e9c133fff3837ed44067dfc557c11e750801a2e19e','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('20:c1a223f7a7d7a3f35b7775f05745b0980410db6b699d3097','article','a_2bdeba2916f8cdf2','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('six:ostb|round|money CHF','claim','claim_aa4bcc658b517db8','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('ostrava bio|round|money CHF','claim','claim_aa4bcc658b517db8','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('ostrava|round|money CHF','claim','claim_aa4bcc658b517db8','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('six:ostb|financing','deal','deal_47e79cb957db901e','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('ostrava bio|financing','deal','deal_47e79cb957db901e','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('ostrava|financing','deal','deal_47e79cb957db901e','a_2bdeba2916f8cdf2');
INSERT INTO "tie_keys" VALUES('kestrel capital|financing','deal','deal_47e79cb957db901e','a_2bdeba2916f8cdf2');
CREATE TABLE tie_profiles (
	member TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	profile TEXT NOT NULL, 
	PRIMARY KEY (member, kind), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "tie_profiles" VALUES('a_2bdeba2916f8cdf2','article','a_2bdeba2916f8cdf2','{"words":["Zürich","biotech","Ostrava","Bio","SIX","OSTB","raised","more","than","CHF","120.50","million","in","2025","We","are","ready","said","Mei","Lindqvist","its","chief","executive","in","Basel","Kestrel","Capital","led","the","round","for","OSB","114","at","the","Alpine","Summit"]}');
INSERT INTO "tie_profiles" VALUES('claim_aa4bcc658b517db8','claim','a_2bdeba2916f8cdf2','{"record_id":"claim_aa4bcc658b517db8","article_id":"a_2bdeba2916f8cdf2","keys":["six:ostb|round|money CHF","ostrava bio|round|money CHF","ostrava|round|money CHF"],"sure_keys":["six:ostb|round|money CHF","ostrava bio|round|money CHF"],"words":["round"],"stretch":[120450000.0,132550000.0,120450000.0,1e+300],"digits":4,"period":["2025-01-01","2025-12-31"],"day":"2026-01-12","meant":"fact","scope":[],"says_revised":true,"is_disputed":false}');
INSERT INTO "tie_profiles" VALUES('deal_47e79cb957db901e','deal','a_2bdeba2916f8cdf2','{"record_id":"deal_47e79cb957db901e","article_id":"a_2bdeba2916f8cdf2","family":"financing","parties":[["six:ostb","ostrava bio","ostrava"],["kestrel capital"]],"receivers":[0],"amount":[120450000.0,132550000.0,120450000.0,1e+300],"currency":"CHF","assets":[],"day":"2026-01-12"}');
CREATE TABLE ties (
	kind TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	one TEXT NOT NULL, 
	other TEXT NOT NULL, 
	one_article TEXT NOT NULL, 
	other_article TEXT NOT NULL, 
	likeness FLOAT, 
	PRIMARY KEY (kind, relation, one, other), 
	FOREIGN KEY(one_article) REFERENCES articles (id) ON DELETE CASCADE, 
	FOREIGN KEY(other_article) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE time_expressions (
	id TEXT NOT NULL, 
	article_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	surface TEXT, 
	type TEXT, 
	value TEXT, 
	modifier TEXT, 
	start_date DATE, 
	end_date DATE, 
	granularity TEXT, 
	is_fiscal BOOLEAN, 
	anchor DATE, 
	evidence TEXT NOT NULL, 
	evidence_start INTEGER NOT NULL, 
	evidence_end INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	organizations TEXT NOT NULL, 
	data JSON NOT NULL, 
	change_cursor BIGINT DEFAULT '0' NOT NULL, 
	changed_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "time_expressions" VALUES('time_2495dc4ce9833e8f','a_2bdeba2916f8cdf2',5,'body','test','2025','DATE','2025',NULL,'2025-01-01','2025-12-31','year',0,NULL,'2025',78,82,'2025
2025','','{"id":"time_2495dc4ce9833e8f","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":78,"end":82,"text":"2025"}],"section":"body","extractor":"test","kind":"time","surface":"2025","type":"DATE","value":"2025","mod":null,"start":"2025-01-01","end":"2025-12-31","granularity":"year","is_fiscal":false,"anchor":null,"anchor_basis":null}',8,'2026-11-23 23:19:20.916722');
CREATE TABLE visits (
	url TEXT NOT NULL, 
	source TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	article_id TEXT, 
	attempts INTEGER NOT NULL, 
	stage TEXT, 
	error TEXT, 
	message TEXT, 
	visited_at DATETIME NOT NULL, 
	next_try DATETIME, 
	data JSON NOT NULL, 
	PRIMARY KEY (url)
);
INSERT INTO "visits" VALUES('https://example.org/1','feed','new','a_2bdeba2916f8cdf2',0,NULL,NULL,NULL,'2026-01-31 00:00:00.000000',NULL,'{"url":"https://example.org/1","source":"feed","outcome":"new","visited_at":"2026-01-31T00:00:00Z","article_id":"a_2bdeba2916f8cdf2","text_sha256":null,"fingerprint":null,"versions":null,"failure":null,"attempts":0,"next_try":null,"listed":null,"hints":null}');
INSERT INTO "visits" VALUES('https://example.org/x','feed','failed',NULL,2,'fetch','SourceError','HTTP 404','2026-01-31 00:00:00.000000',NULL,'{"url":"https://example.org/x","source":"feed","outcome":"failed","visited_at":"2026-01-31T00:00:00Z","article_id":null,"text_sha256":null,"fingerprint":null,"versions":null,"failure":{"stage":"fetch","error":"SourceError","message":"HTTP 404","concerns":"https://example.org/x"},"attempts":2,"next_try":null,"listed":null,"hints":null}');
CREATE INDEX ix_articles_day ON articles (day);
CREATE INDEX ix_articles_text_sha256 ON articles (text_sha256);
CREATE INDEX ix_articles_change_cursor ON articles (change_cursor);
CREATE INDEX ix_articles_duplicate_of ON articles (duplicate_of);
CREATE INDEX ix_visits_outcome ON visits (outcome);
CREATE INDEX ix_retractions_change_cursor ON retractions (change_cursor);
CREATE INDEX ix_superseded_article_id ON superseded (article_id);
CREATE INDEX ix_superseded_record_id ON superseded (record_id);
CREATE INDEX ix_corrections_record_id ON corrections (record_id);
CREATE INDEX ix_corrections_article_id ON corrections (article_id);
CREATE INDEX ix_overruled_article_id ON overruled (article_id);
CREATE INDEX ix_runs_started_at ON runs (started_at);
CREATE INDEX ix_organizations_article ON organizations (article_id, position);
CREATE INDEX ix_organizations_name ON organizations (name);
CREATE INDEX ix_organizations_change_cursor ON organizations (change_cursor);
CREATE INDEX ix_people_change_cursor ON people (change_cursor);
CREATE INDEX ix_people_article ON people (article_id, position);
CREATE INDEX ix_people_name ON people (name);
CREATE INDEX ix_affiliations_organization ON affiliations (organization);
CREATE INDEX ix_affiliations_change_cursor ON affiliations (change_cursor);
CREATE INDEX ix_affiliations_person ON affiliations (person);
CREATE INDEX ix_affiliations_article ON affiliations (article_id, position);
CREATE INDEX ix_products_article ON products (article_id, position);
CREATE INDEX ix_products_change_cursor ON products (change_cursor);
CREATE INDEX ix_products_name ON products (name);
CREATE INDEX ix_places_name ON places (name);
CREATE INDEX ix_places_change_cursor ON places (change_cursor);
CREATE INDEX ix_places_article ON places (article_id, position);
CREATE INDEX ix_events_change_cursor ON events (change_cursor);
CREATE INDEX ix_events_name ON events (name);
CREATE INDEX ix_events_article ON events (article_id, position);
CREATE INDEX ix_figures_article ON figures (article_id, position);
CREATE INDEX ix_figures_low ON figures (low);
CREATE INDEX ix_figures_period_start ON figures (period_start);
CREATE INDEX ix_figures_currency ON figures (currency);
CREATE INDEX ix_figures_change_cursor ON figures (change_cursor);
CREATE INDEX ix_figures_measure ON figures (measure);
CREATE INDEX ix_figures_subject ON figures (subject);
CREATE INDEX ix_time_expressions_article ON time_expressions (article_id, position);
CREATE INDEX ix_time_expressions_change_cursor ON time_expressions (change_cursor);
CREATE INDEX ix_quotes_article ON quotes (article_id, position);
CREATE INDEX ix_quotes_speaker ON quotes (speaker);
CREATE INDEX ix_quotes_change_cursor ON quotes (change_cursor);
CREATE INDEX ix_claims_article ON claims (article_id, position);
CREATE INDEX ix_claims_change_cursor ON claims (change_cursor);
CREATE INDEX ix_claims_subject ON claims (subject);
CREATE INDEX ix_claims_low ON claims (low);
CREATE INDEX ix_claims_currency ON claims (currency);
CREATE INDEX ix_claims_period_start ON claims (period_start);
CREATE INDEX ix_claims_measure ON claims (measure);
CREATE INDEX ix_deals_article ON deals (article_id, position);
CREATE INDEX ix_deals_change_cursor ON deals (change_cursor);
CREATE INDEX ix_tie_keys_article_id ON tie_keys (article_id);
CREATE INDEX ix_tie_profiles_article_id ON tie_profiles (article_id);
CREATE INDEX ix_ties_other_article ON ties (other_article);
CREATE INDEX ix_ties_one_article ON ties (one_article);
CREATE INDEX ix_tie_groups_group ON tie_groups (kind, group_id);
CREATE INDEX ix_tie_groups_article_id ON tie_groups (article_id);
CREATE INDEX ix_search_entries_article_id ON search_entries (article_id);
CREATE VIEW article_stories AS 
SELECT a.id AS article_id, COALESCE(g.group_id, a.duplicate_of, a.id) AS story_id
FROM articles a
LEFT JOIN tie_groups g ON g.kind = 'article' AND g.member = COALESCE(a.duplicate_of, a.id);
CREATE VIEW stories AS 
SELECT story_id, article_id, day, last_day, articles, publishers, title, publisher, url, removed_at
FROM (
    SELECT s.story_id, a.id AS article_id, a.day, a.title, a.publisher, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, ROW_NUMBER() OVER (PARTITION BY s.story_id ORDER BY (CASE WHEN a.day IS NULL THEN 1 ELSE 0 END), a.day, a.id) AS place
    FROM articles a JOIN article_stories s ON s.article_id = a.id
) firsts
JOIN (
    SELECT s.story_id AS counted_id, COUNT(*) AS articles, COUNT(DISTINCT a.publisher) AS publishers,
        MAX(a.day) AS last_day
    FROM articles a JOIN article_stories s ON s.article_id = a.id GROUP BY s.story_id
) counted ON counted_id = story_id
WHERE place = 1;
CREATE VIEW near_duplicates AS 
SELECT a.id AS article_id, t.article_id AS original_id,
    CASE WHEN a.text_sha256 = o.text_sha256 THEN 'same text' ELSE 'near-duplicate' END AS repeats,
    CASE WHEN a.text_sha256 = o.text_sha256 THEN 1.0 ELSE (
        SELECT MAX(p.likeness) FROM ties p
        WHERE p.kind = 'article' AND p.relation = 'corroborates'
        AND (p.one = COALESCE(a.duplicate_of, a.id) OR p.other = COALESCE(a.duplicate_of, a.id))
    ) END AS likeness,
    a.day, a.title, a.publisher, COALESCE(a.canonical_url, a.url) AS url,
    t.day AS original_day, t.title AS original_title, t.publisher AS original_publisher, t.url AS original_url,
    a.removed_at
FROM articles a
JOIN article_stories s ON s.article_id = a.id
JOIN stories t ON t.story_id = s.story_id AND t.article_id <> a.id
JOIN articles o ON o.id = t.article_id;
CREATE VIEW corroborating_claims AS 
SELECT g.group_id, c.stories, c.articles, r.id AS claim_id, r.article_id, s.story_id, a.day,
    r.subject, r.measure, r.type, r.value, r.value_min, r.value_max, r.low, r.high, r.bound, r.currency, r.unit, r.per, r.direction, r.comparison, r.period, r.period_start, r.period_end, r.scope, r.modality, r.source, r.statement, a.publisher, a.title, COALESCE(a.canonical_url, a.url) AS url, a.removed_at
FROM tie_groups g
JOIN (
    SELECT m.group_id AS counted_id, COUNT(DISTINCT ms.story_id) AS stories,
        COUNT(DISTINCT m.article_id) AS articles
    FROM tie_groups m JOIN article_stories ms ON ms.article_id = m.article_id
    WHERE m.kind = 'claim' GROUP BY m.group_id HAVING COUNT(DISTINCT ms.story_id) > 1
) c ON c.counted_id = g.group_id
JOIN claims r ON r.id = g.member
JOIN articles a ON a.id = r.article_id
JOIN article_stories s ON s.article_id = a.id
WHERE g.kind = 'claim';
CREATE VIEW corroborated_claims AS 
SELECT group_id, stories, articles, first_day, last_day, subject, measure, type, value, value_min, value_max, low, high, bound, currency, unit, per, direction, comparison, period, period_start, period_end, scope, modality, source, statement, claim_id, article_id, publisher, title, url,
    removed_at
FROM (
    SELECT m.*, MIN(m.day) OVER (PARTITION BY m.group_id) AS first_day,
        MAX(m.day) OVER (PARTITION BY m.group_id) AS last_day,
        ROW_NUMBER() OVER (
            PARTITION BY m.group_id
            ORDER BY (CASE WHEN m.day IS NULL THEN 1 ELSE 0 END), m.day, m.claim_id
        ) AS place
    FROM corroborating_claims m
) ranked
WHERE place = 1;
CREATE VIEW corroborating_deals AS 
SELECT g.group_id, c.stories, c.articles, r.id AS deal_id, r.article_id, s.story_id, a.day,
    r.type, r.status, r.parties, r.assets, r.territory, r.total, r.total_currency, r.terms, r.announced, a.publisher, a.title, COALESCE(a.canonical_url, a.url) AS url, a.removed_at
FROM tie_groups g
JOIN (
    SELECT m.group_id AS counted_id, COUNT(DISTINCT ms.story_id) AS stories,
        COUNT(DISTINCT m.article_id) AS articles
    FROM tie_groups m JOIN article_stories ms ON ms.article_id = m.article_id
    WHERE m.kind = 'deal' GROUP BY m.group_id HAVING COUNT(DISTINCT ms.story_id) > 1
) c ON c.counted_id = g.group_id
JOIN deals r ON r.id = g.member
JOIN articles a ON a.id = r.article_id
JOIN article_stories s ON s.article_id = a.id
WHERE g.kind = 'deal';
CREATE VIEW corroborated_deals AS 
SELECT group_id, stories, articles, first_day, last_day, type, status, parties, assets, territory, total, total_currency, terms, announced, deal_id, article_id, publisher, title, url,
    removed_at
FROM (
    SELECT m.*, MIN(m.day) OVER (PARTITION BY m.group_id) AS first_day,
        MAX(m.day) OVER (PARTITION BY m.group_id) AS last_day,
        ROW_NUMBER() OVER (
            PARTITION BY m.group_id
            ORDER BY (CASE WHEN m.day IS NULL THEN 1 ELSE 0 END), m.day, m.deal_id
        ) AS place
    FROM corroborating_deals m
) ranked
WHERE place = 1;
CREATE VIEW contradictions AS 
SELECT subject, measure, period, period_start, period_end, currency, unit,
    value, value_min, value_max, bound, source, statement, day, title, publisher, url,
    other_value, other_value_min, other_value_max, other_bound, other_source, other_statement, other_day,
    other_title, other_publisher, other_url, modality, claim_id, other_claim_id, article_id, other_article_id,
    removed_at, other_removed_at
FROM (
    SELECT c.subject, c.measure, c.period, c.period_start, c.period_end, c.currency, c.unit,
        c.value, c.value_min, c.value_max, c.bound, c.source, c.statement, a.day, a.title, a.publisher,
        COALESCE(a.canonical_url, a.url) AS url,
        o.value AS other_value, o.value_min AS other_value_min, o.value_max AS other_value_max,
        o.bound AS other_bound, o.source AS other_source, o.statement AS other_statement, b.day AS other_day,
        b.title AS other_title, b.publisher AS other_publisher, COALESCE(b.canonical_url, b.url) AS other_url,
        c.modality, c.id AS claim_id, o.id AS other_claim_id, a.id AS article_id, b.id AS other_article_id,
        a.removed_at, b.removed_at AS other_removed_at,
        ROW_NUMBER() OVER (
            PARTITION BY p.story, p.other_story, c.measure_head, c.period_start, c.period_end, c.low, o.low
            ORDER BY a.day, b.day, c.id, o.id
        ) AS place
    FROM (
        SELECT t.one AS claim, t.other AS other_claim, s.story_id AS story, z.story_id AS other_story
        FROM ties t
        JOIN article_stories s ON s.article_id = t.one_article
        JOIN article_stories z ON z.article_id = t.other_article
        WHERE t.kind = 'claim' AND t.relation = 'contradicts'
        UNION ALL
        SELECT t.other, t.one, z.story_id, s.story_id
        FROM ties t
        JOIN article_stories s ON s.article_id = t.one_article
        JOIN article_stories z ON z.article_id = t.other_article
        WHERE t.kind = 'claim' AND t.relation = 'contradicts'
    ) p
    JOIN claims c ON c.id = p.claim
    JOIN claims o ON o.id = p.other_claim
    JOIN articles a ON a.id = c.article_id
    JOIN articles b ON b.id = o.article_id
    WHERE a.day < b.day OR (a.day IS NOT NULL AND b.day IS NULL)
        OR ((a.day = b.day OR COALESCE(a.day, b.day) IS NULL) AND c.id < o.id)
) pairs
WHERE place = 1;
CREATE VIEW newest_deals AS 
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, COALESCE(g.group_id, s.story_id || '|' || COALESCE(r.type, '') || '|' || COALESCE(r.parties, '') || '|' || COALESCE(r.assets, '') || '|' || COALESCE(r.total, '') || '|' || COALESCE(r.total_currency, '')) AS identity
    FROM deals r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    LEFT JOIN tie_groups g ON g.kind = 'deal' AND g.member = r.id
    WHERE 1 = 1
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT first_day, type, status, parties, assets, territory, total, total_currency, terms, announced, stories, articles, last_day, evidence, id AS deal_id, publisher, headline AS title, url, article_id, removed_at
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1;
CREATE VIEW company_claims AS 
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, COALESCE(g.group_id, s.story_id || '|' || COALESCE(r.subject, '') || '|' || COALESCE(r.measure, '') || '|' || COALESCE(r.type, '') || '|' || COALESCE(r.value, '') || '|' || COALESCE(r.value_min, '') || '|' || COALESCE(r.value_max, '') || '|' || COALESCE(r.currency, '') || '|' || COALESCE(r.unit, '') || '|' || COALESCE(r.per, '') || '|' || COALESCE(r.comparison, '') || '|' || COALESCE(r.period, '') || '|' || COALESCE(r.scope, '') || '|' || COALESCE(r.modality, '')) AS identity, o.identifier AS company_identifier
    FROM claims r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    JOIN organizations o ON o.id = r.subject_id LEFT JOIN tie_groups g ON g.kind = 'claim' AND g.member = r.id
    WHERE 1 = 1
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT subject AS company, company_identifier, period, period_start, period_end, measure, measure_head, type, value, value_min, value_max, low, high, bound, approximate, currency, unit, per, direction, comparison, scope, modality, source, statement, stories, articles, first_day, last_day, id AS claim_id, subject_id AS company_id, publisher, headline AS title, url, article_id, removed_at
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1;
CREATE VIEW organization_figures AS 
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, s.story_id || '|' || COALESCE(r.subject, '') || '|' || COALESCE(r.measure, '') || '|' || COALESCE(r.type, '') || '|' || COALESCE(r.value, '') || '|' || COALESCE(r.value_min, '') || '|' || COALESCE(r.value_max, '') || '|' || COALESCE(r.currency, '') || '|' || COALESCE(r.unit, '') || '|' || COALESCE(r.per, '') || '|' || COALESCE(r.period, '') || '|' || COALESCE(r.direction, '') || '|' || COALESCE(r.change_role, '') || '|' || COALESCE(r.modality, '') AS identity, o.identifier AS organization_identifier
    FROM figures r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    JOIN organizations o ON o.id = r.subject_id
    WHERE 1 = 1
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT subject AS organization, organization_identifier, measure, measure_head, period, period_start, period_end, type, value, value_min, value_max, low, high, bound, approximate, currency, unit, per, direction, change_role, modality, source, surface, first_day AS day, articles, id AS figure_id, subject_id AS organization_id, publisher, headline AS title, url, article_id, removed_at
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1;
CREATE VIEW roles AS 
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, LOWER(r.person) || '|' || LOWER(COALESCE(r.title, '')) || '|' || LOWER(COALESCE(r.organization, '')) || '|' || COALESCE(r.status, '') AS identity, r.title AS role, o.identifier AS organization_identifier
    FROM affiliations r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    LEFT JOIN organizations o ON o.id = r.organization_id
    WHERE 1 = 1
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT person, role, organization, organization_identifier, status, stories, articles, first_day, last_day, evidence, id AS affiliation_id, person_id, organization_id, publisher, headline AS title, url, article_id, removed_at
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1;
CREATE VIEW person_quotes AS 
WITH told AS (
    SELECT r.*, s.story_id, a.day, a.publisher, a.title AS headline, COALESCE(a.canonical_url, a.url) AS url,
        a.removed_at, s.story_id || '|' || COALESCE(r.speaker, '') || '|' || COALESCE(r.content, '') AS identity, (SELECT MIN(f.organization) FROM affiliations f WHERE f.article_id = r.article_id AND f.person_id = r.speaker_id) AS organization
    FROM quotes r
    JOIN articles a ON a.id = r.article_id
    JOIN article_stories s ON s.article_id = a.id
    JOIN people p ON p.id = r.speaker_id
    WHERE 1 = 1
), by_story AS (
    SELECT identity AS told_identity, story_id AS told_story, MIN(day) AS first_day, MAX(day) AS last_day
    FROM told GROUP BY identity, story_id
), carried AS (
    SELECT story_id AS carried_story, COUNT(*) AS carriers FROM article_stories GROUP BY story_id
), counted AS (
    SELECT told_identity, COUNT(*) AS stories, CAST(SUM(carriers) AS INTEGER) AS articles,
        MIN(first_day) AS first_day, MAX(last_day) AS last_day
    FROM by_story JOIN carried ON carried_story = told_story GROUP BY told_identity
), ranked AS (
    SELECT t.*, ROW_NUMBER() OVER (
        PARTITION BY identity
        ORDER BY (CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END), (CASE WHEN day IS NULL THEN 1 ELSE 0 END), day, id
    ) AS place
    FROM told t
)
SELECT speaker AS person, speaker_title AS role, organization, content, type, cue, first_day AS day, articles, id AS quote_id, speaker_id AS person_id, publisher, headline AS title, url, article_id, removed_at
FROM ranked JOIN counted ON told_identity = identity
WHERE place = 1;
CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, content='search_entries', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE TRIGGER search_entries_insert AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body); END;
CREATE TRIGGER search_entries_delete AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_index(search_index, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body); END;
CREATE TRIGGER search_entries_update AFTER UPDATE ON search_entries BEGIN
        INSERT INTO search_index(search_index, rowid, title, body)
        VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body); END;
INSERT INTO search_index(search_index) VALUES ('rebuild');
COMMIT;
