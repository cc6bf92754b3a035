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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "affiliations" VALUES('affiliation_2cefbb817d522a55','a_2bdeba2916f8cdf2',2,'body','test','Mei Lindqvist','person_845a76184b7a4d80','chief executive','Ostrava Bio','organization_fab06169d8f53a89','current','chief executive',124,139,'mei lindqvist
chief executive
ostrava bio
chief executive','ostrava bio
ostrava','{"id":"affiliation_2cefbb817d522a55","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":124,"end":139,"text":"chief executive"}],"section":"body","extractor":"test","kind":"affiliation","person":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"title":{"start":124,"end":139,"text":"chief executive"},"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"status":"current"}');
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
	PRIMARY KEY (id)
);
INSERT INTO "articles" VALUES('a_2bdeba2916f8cdf2','https://example.org/1','https://example.org/1','Ostrava Bio raises money','Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce',NULL,'0.1.0','en_test 1.0','1.0','[{"stage":"extract/deals","error":"ExtractionError","message":"too long","concerns":"a_2bdeba2916f8cdf2"}]','{"id":"a_2bdeba2916f8cdf2","url":"https://example.org/1","canonical_url":"https://example.org/1","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":null,"truncated":false}','2026-11-23 20:04:03.870933','2026-11-23 20:04:03.870933');
INSERT INTO "articles" VALUES('a_4154e4edd60c2da3','https://example.net/copy','https://example.net/copy','Ostrava Bio raises money','Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce','a_2bdeba2916f8cdf2','0.1.0','en_test 1.0','1.0','[]','{"id":"a_4154e4edd60c2da3","url":"https://example.net/copy","canonical_url":"https://example.net/copy","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":"a_2bdeba2916f8cdf2","truncated":false}','2026-11-23 20:04:03.908479','2026-11-23 20:04:03.908479');
INSERT INTO "articles" VALUES('a_c8611910aafc4d3f','https://example.org/2','https://example.org/2','Ostrava Bio raises money','Another text of Ostrava Bio.',NULL,'unknown',NULL,NULL,'2026-01-12','2026-01-12 08:00:00.000000','2026-01-31 00:00:00.000000','1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f',NULL,'0.1.0','en_test 1.0','1.0','[]','{"id":"a_c8611910aafc4d3f","url":"https://example.org/2","canonical_url":"https://example.org/2","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"text_sha256":"1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f","duplicate_of":null,"truncated":false}','2026-11-23 20:04:03.917204','2026-11-23 20:04:03.917204');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "claims" VALUES('claim_aa4bcc658b517db8','a_2bdeba2916f8cdf2',9,'body','test','raised more than CHF 120.50 million','Ostrava Bio','organization_fab06169d8f53a89','round','round','money','120500000.00',NULL,NULL,120500000.0,120500000.0,'over',0,'CHF',NULL,NULL,NULL,'figure_5ef801b25ecff852',NULL,NULL,'2025','2025-01-01','2025-12-31',NULL,'reported',NULL,NULL,1,'raised more than',39,55,'round
ostrava bio
raised more than chf 120.50 million
raised more than','ostrava bio
ostrava','{"id":"claim_aa4bcc658b517db8","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":39,"end":55,"text":"raised more than"}],"section":"body","extractor":"test","kind":"claim","statement":{"start":39,"end":74,"text":"raised more than CHF 120.50 million"},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"per":null},"figure_id":"figure_5ef801b25ecff852","comparison":null,"direction":null,"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"scope":[],"modality":"reported","attribution":null,"mentions":[]}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "deals" VALUES('deal_47e79cb957db901e','a_2bdeba2916f8cdf2',10,'body','test','financing','announced','Ostrava Bio (issuer); Kestrel Capital (lead_investor)',NULL,NULL,'total: 120500000.00 CHF','120500000.00','CHF',NULL,'led the round',167,180,'ostrava bio (issuer); kestrel capital (lead_investor)
total: 120500000.00 chf
led the round','ostrava bio
ostrava
kestrel capital','{"id":"deal_47e79cb957db901e","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":167,"end":180,"text":"led the round"}],"section":"body","extractor":"test","kind":"deal","type":"financing","status":"announced","parties":[{"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"role":"issuer"},{"organization":{"text":"Kestrel Capital","span":null,"record_id":null},"role":"lead_investor"}],"assets":[],"territory":[],"terms":[{"term":"total","figure_id":"figure_5ef801b25ecff852","amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"per":null}}],"dates":[],"sum_check":null}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "events" VALUES('event_796e74a755de9f15','a_2bdeba2916f8cdf2',5,'body','test','Alpine Summit',NULL,0,NULL,'conference','Alpine Summit',200,213,'alpine summit
alpine summit','','{"id":"event_796e74a755de9f15","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":200,"end":213,"text":"Alpine Summit"}],"section":"body","extractor":"test","name":"Alpine Summit","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"event","type":"conference"}');
CREATE TABLE factwire_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "factwire_schema" VALUES(1);
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "figures" VALUES('figure_5ef801b25ecff852','a_2bdeba2916f8cdf2',8,'body','test','more than CHF 120.50 million','money','120500000.00',NULL,NULL,120500000.0,120500000.0,'over',0,'CHF','code',NULL,NULL,'round','round','Ostrava Bio','organization_fab06169d8f53a89','2025','2025-01-01','2025-12-31',NULL,NULL,'reported','Mei Lindqvist','person_845a76184b7a4d80','CHF 120.50 million',56,74,'more than chf 120.50 million
round
ostrava bio
mei lindqvist
chf 120.50 million','ostrava bio
ostrava','{"id":"figure_5ef801b25ecff852","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":56,"end":74,"text":"CHF 120.50 million"}],"section":"body","extractor":"test","type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":"code","unit":null,"per":null,"kind":"figure","surface":"more than CHF 120.50 million","measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"change":null,"modality":"reported","attribution":{"kind":"person","source":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"cue":{"start":100,"end":104,"text":"said"},"quote_id":null}}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "organizations" VALUES('organization_fab06169d8f53a89','a_2bdeba2916f8cdf2',0,'body','test','Ostrava Bio','Ostrava',0,NULL,'company','SIX: OSTB','CH','Ostrava Bio',15,26,'ostrava bio
ostrava
six: ostb
ostrava bio','ostrava bio
ostrava','{"id":"organization_fab06169d8f53a89","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":15,"end":26,"text":"Ostrava Bio"}],"section":"body","extractor":"test","name":"Ostrava Bio","aliases":["Ostrava"],"mentions":[],"identifiers":[],"candidates":[],"kind":"organization","type":"company","tickers":[{"exchange":"SIX","symbol":"OSTB","span":{"start":28,"end":37,"text":"SIX: OSTB"}}],"country":"CH"}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "people" VALUES('person_845a76184b7a4d80','a_2bdeba2916f8cdf2',1,'body','test','Mei Lindqvist',NULL,1,NULL,NULL,NULL,'Mei Lindqvist',105,118,'mei lindqvist
mei lindqvist','ostrava bio
ostrava','{"id":"person_845a76184b7a4d80","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"section":"body","extractor":"test","name":"Mei Lindqvist","aliases":[],"mentions":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"identifiers":[],"candidates":[],"kind":"person","honorific":null,"suffix":null}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "places" VALUES('place_8b14f7dc1e5c4e07','a_2bdeba2916f8cdf2',4,'body','test','Basel',NULL,0,NULL,'city','CH','Basel',144,149,'basel
basel','','{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "products" VALUES('product_f04247135ed60bf9','a_2bdeba2916f8cdf2',3,'body','test','OSB-114',NULL,0,NULL,'drug','OSB-114',185,192,'osb-114
osb-114','','{"id":"product_f04247135ed60bf9","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":185,"end":192,"text":"OSB-114"}],"section":"body","extractor":"test","name":"OSB-114","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"product","type":"drug"}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "quotes" VALUES('quote_1f28ec708b3f221c','a_2bdeba2916f8cdf2',7,'body','test','direct','We are ready','Mei Lindqvist','person_845a76184b7a4d80',NULL,NULL,'said',NULL,'We are ready',85,97,'we are ready
mei lindqvist
we are ready','ostrava bio
ostrava','{"id":"quote_1f28ec708b3f221c","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":85,"end":97,"text":"We are ready"}],"section":"body","extractor":"test","kind":"quote","type":"direct","content":[{"start":85,"end":97,"text":"We are ready"}],"source":null,"cue":{"start":100,"end":104,"text":"said"},"speaker":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"speaker_title":null,"continuation_of":null}');
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
	PRIMARY KEY (id), 
	FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
INSERT INTO "time_expressions" VALUES('time_2495dc4ce9833e8f','a_2bdeba2916f8cdf2',6,'body','test','2025','DATE','2025',NULL,'2025-01-01','2025-12-31','year',0,NULL,'2025',78,82,'2025
2025','','{"id":"time_2495dc4ce9833e8f","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":78,"end":82,"text":"2025"}],"section":"body","extractor":"test","kind":"time","surface":"2025","type":"DATE","value":"2025","mod":null,"start":"2025-01-01","end":"2025-12-31","granularity":"year","is_fiscal":false,"anchor":null,"anchor_basis":null}');
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
	data JSON NOT NULL, 
	PRIMARY KEY (url)
);
INSERT INTO "visits" VALUES('https://example.org/1','feed','new','a_2bdeba2916f8cdf2',0,NULL,NULL,NULL,'2026-01-31 00:00:00.000000','{"url":"https://example.org/1","source":"feed","outcome":"new","visited_at":"2026-01-31T00:00:00Z","article_id":"a_2bdeba2916f8cdf2","text_sha256":null,"fingerprint":null,"versions":null,"failure":null,"attempts":0}');
INSERT INTO "visits" VALUES('https://example.org/x','feed','failed',NULL,2,'fetch','SourceError','HTTP 404','2026-01-31 00:00:00.000000','{"url":"https://example.org/x","source":"feed","outcome":"failed","visited_at":"2026-01-31T00:00:00Z","article_id":null,"text_sha256":null,"fingerprint":null,"versions":null,"failure":{"stage":"fetch","error":"SourceError","message":"HTTP 404","concerns":null},"attempts":2}');
CREATE INDEX ix_articles_text_sha256 ON articles (text_sha256);
CREATE INDEX ix_articles_day ON articles (day);
CREATE INDEX ix_articles_duplicate_of ON articles (duplicate_of);
CREATE INDEX ix_visits_outcome ON visits (outcome);
CREATE INDEX ix_organizations_name ON organizations (name);
CREATE INDEX ix_organizations_article ON organizations (article_id, position);
CREATE INDEX ix_people_name ON people (name);
CREATE INDEX ix_people_article ON people (article_id, position);
CREATE INDEX ix_affiliations_person ON affiliations (person);
CREATE INDEX ix_affiliations_organization ON affiliations (organization);
CREATE INDEX ix_affiliations_article ON affiliations (article_id, position);
CREATE INDEX ix_products_name ON products (name);
CREATE INDEX ix_products_article ON products (article_id, position);
CREATE INDEX ix_places_article ON places (article_id, position);
CREATE INDEX ix_places_name ON places (name);
CREATE INDEX ix_events_name ON events (name);
CREATE INDEX ix_events_article ON events (article_id, position);
CREATE INDEX ix_figures_period_start ON figures (period_start);
CREATE INDEX ix_figures_article ON figures (article_id, position);
CREATE INDEX ix_figures_measure ON figures (measure);
CREATE INDEX ix_figures_subject ON figures (subject);
CREATE INDEX ix_figures_low ON figures (low);
CREATE INDEX ix_figures_currency ON figures (currency);
CREATE INDEX ix_time_expressions_article ON time_expressions (article_id, position);
CREATE INDEX ix_quotes_article ON quotes (article_id, position);
CREATE INDEX ix_quotes_speaker ON quotes (speaker);
CREATE INDEX ix_claims_low ON claims (low);
CREATE INDEX ix_claims_measure ON claims (measure);
CREATE INDEX ix_claims_subject ON claims (subject);
CREATE INDEX ix_claims_article ON claims (article_id, position);
CREATE INDEX ix_claims_period_start ON claims (period_start);
CREATE INDEX ix_claims_currency ON claims (currency);
CREATE INDEX ix_deals_article ON deals (article_id, position);
COMMIT;
