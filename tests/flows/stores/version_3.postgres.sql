SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.affiliations (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    person text,
    person_id text,
    title text,
    organization text,
    organization_id text,
    status text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.affiliations."position" IS 'among the records of the article';
COMMENT ON COLUMN public.affiliations.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.affiliations.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.affiliations.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.affiliations.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.affiliations.data IS 'the whole record';
COMMENT ON COLUMN public.affiliations.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.affiliations.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.articles (
    id text NOT NULL,
    url text,
    canonical_url text,
    title text,
    text text NOT NULL,
    language text,
    kind text NOT NULL,
    publisher text,
    issuer text,
    day date,
    published_at timestamp with time zone,
    fetched_at timestamp with time zone,
    text_sha256 text NOT NULL,
    duplicate_of text,
    factwire text NOT NULL,
    model text NOT NULL,
    contract text NOT NULL,
    failures json NOT NULL,
    data json NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    removed_at timestamp with time zone,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.articles.day IS 'of publication, else of fetching';
COMMENT ON COLUMN public.articles.duplicate_of IS 'the article whose text this one repeats';
COMMENT ON COLUMN public.articles.factwire IS 'version that made the records';
COMMENT ON COLUMN public.articles.failures IS 'extractors that failed on this article';
COMMENT ON COLUMN public.articles.data IS 'the whole Article but its text';
COMMENT ON COLUMN public.articles.version IS 'of the text: 1 is the first';
COMMENT ON COLUMN public.articles.removed_at IS 'when its site was found to have taken it down';
COMMENT ON COLUMN public.articles.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.articles.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.tie_groups (
    kind text NOT NULL,
    member text NOT NULL,
    article_id text NOT NULL,
    group_id text NOT NULL
);
COMMENT ON COLUMN public.tie_groups.group_id IS 'the smallest id of those that belong together';
CREATE VIEW public.article_stories AS
 SELECT a.id AS article_id,
    COALESCE(g.group_id, a.duplicate_of, a.id) AS story_id
   FROM (public.articles a
     LEFT JOIN public.tie_groups g ON (((g.kind = 'article'::text) AND (g.member = COALESCE(a.duplicate_of, a.id)))));
CREATE TABLE public.article_versions (
    article_id text NOT NULL,
    version integer NOT NULL,
    title text,
    text text NOT NULL,
    text_sha256 text NOT NULL,
    factwire text NOT NULL,
    model text NOT NULL,
    contract text NOT NULL,
    until timestamp with time zone NOT NULL,
    data json NOT NULL
);
COMMENT ON COLUMN public.article_versions.until IS 'when another text took its place';
COMMENT ON COLUMN public.article_versions.data IS 'the whole Article but its text';
CREATE TABLE public.change_counter (
    name text NOT NULL,
    value bigint NOT NULL
);
COMMENT ON COLUMN public.change_counter.name IS '"changes"';
CREATE TABLE public.claims (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    statement text,
    subject text,
    subject_id text,
    measure text,
    measure_head text,
    type text,
    value text,
    value_min text,
    value_max text,
    low double precision,
    high double precision,
    bound text,
    approximate boolean,
    currency text,
    currency_basis text,
    unit text,
    per text,
    figure_id text,
    comparison text,
    direction text,
    period text,
    period_start date,
    period_end date,
    scope text,
    modality text,
    source text,
    source_id text,
    mentions integer,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.claims."position" IS 'among the records of the article';
COMMENT ON COLUMN public.claims.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.claims.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.claims.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.claims.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.claims.data IS 'the whole record';
COMMENT ON COLUMN public.claims.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.claims.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.organizations (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    name text,
    aliases text,
    mentions integer,
    identifier text,
    type text,
    tickers text,
    country text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.organizations."position" IS 'among the records of the article';
COMMENT ON COLUMN public.organizations.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.organizations.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.organizations.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.organizations.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.organizations.data IS 'the whole record';
COMMENT ON COLUMN public.organizations.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.organizations.changed_at IS 'when it was put, or put anew';
CREATE VIEW public.company_claims AS
 WITH told AS (
         SELECT r.id,
            r.article_id,
            r."position",
            r.section,
            r.extractor,
            r.statement,
            r.subject,
            r.subject_id,
            r.measure,
            r.measure_head,
            r.type,
            r.value,
            r.value_min,
            r.value_max,
            r.low,
            r.high,
            r.bound,
            r.approximate,
            r.currency,
            r.currency_basis,
            r.unit,
            r.per,
            r.figure_id,
            r.comparison,
            r.direction,
            r.period,
            r.period_start,
            r.period_end,
            r.scope,
            r.modality,
            r.source,
            r.source_id,
            r.mentions,
            r.evidence,
            r.evidence_start,
            r.evidence_end,
            r.words,
            r.organizations,
            r.data,
            r.change_cursor,
            r.changed_at,
            s.story_id,
            a.day,
            a.publisher,
            a.title AS headline,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            COALESCE(g.group_id, ((((((((((((((((((((((((((s.story_id || '|'::text) || COALESCE(r.subject, ''::text)) || '|'::text) || COALESCE(r.measure, ''::text)) || '|'::text) || COALESCE(r.type, ''::text)) || '|'::text) || COALESCE(r.value, ''::text)) || '|'::text) || COALESCE(r.value_min, ''::text)) || '|'::text) || COALESCE(r.value_max, ''::text)) || '|'::text) || COALESCE(r.currency, ''::text)) || '|'::text) || COALESCE(r.unit, ''::text)) || '|'::text) || COALESCE(r.per, ''::text)) || '|'::text) || COALESCE(r.comparison, ''::text)) || '|'::text) || COALESCE(r.period, ''::text)) || '|'::text) || COALESCE(r.scope, ''::text)) || '|'::text) || COALESCE(r.modality, ''::text))) AS identity,
            o.identifier AS company_identifier
           FROM ((((public.claims r
             JOIN public.articles a ON ((a.id = r.article_id)))
             JOIN public.article_stories s ON ((s.article_id = a.id)))
             JOIN public.organizations o ON ((o.id = r.subject_id)))
             LEFT JOIN public.tie_groups g ON (((g.kind = 'claim'::text) AND (g.member = r.id))))
          WHERE (1 = 1)
        ), by_story AS (
         SELECT told.identity AS told_identity,
            told.story_id AS told_story,
            min(told.day) AS first_day,
            max(told.day) AS last_day
           FROM told
          GROUP BY told.identity, told.story_id
        ), carried AS (
         SELECT article_stories.story_id AS carried_story,
            count(*) AS carriers
           FROM public.article_stories
          GROUP BY article_stories.story_id
        ), counted AS (
         SELECT by_story.told_identity,
            count(*) AS stories,
            (sum(carried.carriers))::integer AS articles,
            min(by_story.first_day) AS first_day,
            max(by_story.last_day) AS last_day
           FROM (by_story
             JOIN carried ON ((carried.carried_story = by_story.told_story)))
          GROUP BY by_story.told_identity
        ), ranked AS (
         SELECT t.id,
            t.article_id,
            t."position",
            t.section,
            t.extractor,
            t.statement,
            t.subject,
            t.subject_id,
            t.measure,
            t.measure_head,
            t.type,
            t.value,
            t.value_min,
            t.value_max,
            t.low,
            t.high,
            t.bound,
            t.approximate,
            t.currency,
            t.currency_basis,
            t.unit,
            t.per,
            t.figure_id,
            t.comparison,
            t.direction,
            t.period,
            t.period_start,
            t.period_end,
            t.scope,
            t.modality,
            t.source,
            t.source_id,
            t.mentions,
            t.evidence,
            t.evidence_start,
            t.evidence_end,
            t.words,
            t.organizations,
            t.data,
            t.change_cursor,
            t.changed_at,
            t.story_id,
            t.day,
            t.publisher,
            t.headline,
            t.url,
            t.removed_at,
            t.identity,
            t.company_identifier,
            row_number() OVER (PARTITION BY t.identity ORDER BY
                CASE
                    WHEN (t.removed_at IS NULL) THEN 0
                    ELSE 1
                END,
                CASE
                    WHEN (t.day IS NULL) THEN 1
                    ELSE 0
                END, t.day, t.id) AS place
           FROM told t
        )
 SELECT ranked.subject AS company,
    ranked.company_identifier,
    ranked.period,
    ranked.period_start,
    ranked.period_end,
    ranked.measure,
    ranked.measure_head,
    ranked.type,
    ranked.value,
    ranked.value_min,
    ranked.value_max,
    ranked.low,
    ranked.high,
    ranked.bound,
    ranked.approximate,
    ranked.currency,
    ranked.unit,
    ranked.per,
    ranked.direction,
    ranked.comparison,
    ranked.scope,
    ranked.modality,
    ranked.source,
    ranked.statement,
    counted.stories,
    counted.articles,
    counted.first_day,
    counted.last_day,
    ranked.id AS claim_id,
    ranked.subject_id AS company_id,
    ranked.publisher,
    ranked.headline AS title,
    ranked.url,
    ranked.article_id,
    ranked.removed_at
   FROM (ranked
     JOIN counted ON ((counted.told_identity = ranked.identity)))
  WHERE (ranked.place = 1);
CREATE TABLE public.ties (
    kind text NOT NULL,
    relation text NOT NULL,
    one text NOT NULL,
    other text NOT NULL,
    one_article text NOT NULL,
    other_article text NOT NULL,
    likeness double precision
);
COMMENT ON COLUMN public.ties.relation IS 'corroborates or contradicts';
COMMENT ON COLUMN public.ties.one IS 'the smaller id of the two';
COMMENT ON COLUMN public.ties.likeness IS 'of two articles'' first words, 0.8 to 1';
CREATE VIEW public.contradictions AS
 SELECT pairs.subject,
    pairs.measure,
    pairs.period,
    pairs.period_start,
    pairs.period_end,
    pairs.currency,
    pairs.unit,
    pairs.value,
    pairs.value_min,
    pairs.value_max,
    pairs.bound,
    pairs.source,
    pairs.statement,
    pairs.day,
    pairs.title,
    pairs.publisher,
    pairs.url,
    pairs.other_value,
    pairs.other_value_min,
    pairs.other_value_max,
    pairs.other_bound,
    pairs.other_source,
    pairs.other_statement,
    pairs.other_day,
    pairs.other_title,
    pairs.other_publisher,
    pairs.other_url,
    pairs.modality,
    pairs.claim_id,
    pairs.other_claim_id,
    pairs.article_id,
    pairs.other_article_id,
    pairs.removed_at,
    pairs.other_removed_at
   FROM ( SELECT c.subject,
            c.measure,
            c.period,
            c.period_start,
            c.period_end,
            c.currency,
            c.unit,
            c.value,
            c.value_min,
            c.value_max,
            c.bound,
            c.source,
            c.statement,
            a.day,
            a.title,
            a.publisher,
            COALESCE(a.canonical_url, a.url) AS url,
            o.value AS other_value,
            o.value_min AS other_value_min,
            o.value_max AS other_value_max,
            o.bound AS other_bound,
            o.source AS other_source,
            o.statement AS other_statement,
            b.day AS other_day,
            b.title AS other_title,
            b.publisher AS other_publisher,
            COALESCE(b.canonical_url, b.url) AS other_url,
            c.modality,
            c.id AS claim_id,
            o.id AS other_claim_id,
            a.id AS article_id,
            b.id AS other_article_id,
            a.removed_at,
            b.removed_at AS other_removed_at,
            row_number() OVER (PARTITION BY p.story, p.other_story, c.measure_head, c.period_start, c.period_end, c.low, o.low ORDER BY a.day, b.day, c.id, o.id) AS place
           FROM ((((( SELECT t.one AS claim,
                    t.other AS other_claim,
                    s.story_id AS story,
                    z.story_id AS other_story
                   FROM ((public.ties t
                     JOIN public.article_stories s ON ((s.article_id = t.one_article)))
                     JOIN public.article_stories z ON ((z.article_id = t.other_article)))
                  WHERE ((t.kind = 'claim'::text) AND (t.relation = 'contradicts'::text))
                UNION ALL
                 SELECT t.other,
                    t.one,
                    z.story_id,
                    s.story_id
                   FROM ((public.ties t
                     JOIN public.article_stories s ON ((s.article_id = t.one_article)))
                     JOIN public.article_stories z ON ((z.article_id = t.other_article)))
                  WHERE ((t.kind = 'claim'::text) AND (t.relation = 'contradicts'::text))) p
             JOIN public.claims c ON ((c.id = p.claim)))
             JOIN public.claims o ON ((o.id = p.other_claim)))
             JOIN public.articles a ON ((a.id = c.article_id)))
             JOIN public.articles b ON ((b.id = o.article_id)))
          WHERE ((a.day < b.day) OR ((a.day IS NOT NULL) AND (b.day IS NULL)) OR (((a.day = b.day) OR (COALESCE(a.day, b.day) IS NULL)) AND (c.id < o.id)))) pairs
  WHERE (pairs.place = 1);
CREATE TABLE public.corrections (
    id text NOT NULL,
    record_id text NOT NULL,
    article_id text NOT NULL,
    kind text NOT NULL,
    verdict text NOT NULL,
    made_by text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    note text,
    withdrawn boolean NOT NULL,
    data json NOT NULL
);
COMMENT ON COLUMN public.corrections.verdict IS 'accepted, rejected or changed';
COMMENT ON COLUMN public.corrections.data IS 'the whole Correction, with the record before and after';
CREATE VIEW public.corroborating_claims AS
 SELECT g.group_id,
    c.stories,
    c.articles,
    r.id AS claim_id,
    r.article_id,
    s.story_id,
    a.day,
    r.subject,
    r.measure,
    r.type,
    r.value,
    r.value_min,
    r.value_max,
    r.low,
    r.high,
    r.bound,
    r.currency,
    r.unit,
    r.per,
    r.direction,
    r.comparison,
    r.period,
    r.period_start,
    r.period_end,
    r.scope,
    r.modality,
    r.source,
    r.statement,
    a.publisher,
    a.title,
    COALESCE(a.canonical_url, a.url) AS url,
    a.removed_at
   FROM ((((public.tie_groups g
     JOIN ( SELECT m.group_id AS counted_id,
            count(DISTINCT ms.story_id) AS stories,
            count(DISTINCT m.article_id) AS articles
           FROM (public.tie_groups m
             JOIN public.article_stories ms ON ((ms.article_id = m.article_id)))
          WHERE (m.kind = 'claim'::text)
          GROUP BY m.group_id
         HAVING (count(DISTINCT ms.story_id) > 1)) c ON ((c.counted_id = g.group_id)))
     JOIN public.claims r ON ((r.id = g.member)))
     JOIN public.articles a ON ((a.id = r.article_id)))
     JOIN public.article_stories s ON ((s.article_id = a.id)))
  WHERE (g.kind = 'claim'::text);
CREATE VIEW public.corroborated_claims AS
 SELECT ranked.group_id,
    ranked.stories,
    ranked.articles,
    ranked.first_day,
    ranked.last_day,
    ranked.subject,
    ranked.measure,
    ranked.type,
    ranked.value,
    ranked.value_min,
    ranked.value_max,
    ranked.low,
    ranked.high,
    ranked.bound,
    ranked.currency,
    ranked.unit,
    ranked.per,
    ranked.direction,
    ranked.comparison,
    ranked.period,
    ranked.period_start,
    ranked.period_end,
    ranked.scope,
    ranked.modality,
    ranked.source,
    ranked.statement,
    ranked.claim_id,
    ranked.article_id,
    ranked.publisher,
    ranked.title,
    ranked.url,
    ranked.removed_at
   FROM ( SELECT m.group_id,
            m.stories,
            m.articles,
            m.claim_id,
            m.article_id,
            m.story_id,
            m.day,
            m.subject,
            m.measure,
            m.type,
            m.value,
            m.value_min,
            m.value_max,
            m.low,
            m.high,
            m.bound,
            m.currency,
            m.unit,
            m.per,
            m.direction,
            m.comparison,
            m.period,
            m.period_start,
            m.period_end,
            m.scope,
            m.modality,
            m.source,
            m.statement,
            m.publisher,
            m.title,
            m.url,
            m.removed_at,
            min(m.day) OVER (PARTITION BY m.group_id) AS first_day,
            max(m.day) OVER (PARTITION BY m.group_id) AS last_day,
            row_number() OVER (PARTITION BY m.group_id ORDER BY
                CASE
                    WHEN (m.day IS NULL) THEN 1
                    ELSE 0
                END, m.day, m.claim_id) AS place
           FROM public.corroborating_claims m) ranked
  WHERE (ranked.place = 1);
CREATE TABLE public.deals (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    type text,
    status text,
    parties text,
    assets text,
    territory text,
    terms text,
    total text,
    total_currency text,
    announced date,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.deals."position" IS 'among the records of the article';
COMMENT ON COLUMN public.deals.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.deals.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.deals.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.deals.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.deals.data IS 'the whole record';
COMMENT ON COLUMN public.deals.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.deals.changed_at IS 'when it was put, or put anew';
CREATE VIEW public.corroborating_deals AS
 SELECT g.group_id,
    c.stories,
    c.articles,
    r.id AS deal_id,
    r.article_id,
    s.story_id,
    a.day,
    r.type,
    r.status,
    r.parties,
    r.assets,
    r.territory,
    r.total,
    r.total_currency,
    r.terms,
    r.announced,
    a.publisher,
    a.title,
    COALESCE(a.canonical_url, a.url) AS url,
    a.removed_at
   FROM ((((public.tie_groups g
     JOIN ( SELECT m.group_id AS counted_id,
            count(DISTINCT ms.story_id) AS stories,
            count(DISTINCT m.article_id) AS articles
           FROM (public.tie_groups m
             JOIN public.article_stories ms ON ((ms.article_id = m.article_id)))
          WHERE (m.kind = 'deal'::text)
          GROUP BY m.group_id
         HAVING (count(DISTINCT ms.story_id) > 1)) c ON ((c.counted_id = g.group_id)))
     JOIN public.deals r ON ((r.id = g.member)))
     JOIN public.articles a ON ((a.id = r.article_id)))
     JOIN public.article_stories s ON ((s.article_id = a.id)))
  WHERE (g.kind = 'deal'::text);
CREATE VIEW public.corroborated_deals AS
 SELECT ranked.group_id,
    ranked.stories,
    ranked.articles,
    ranked.first_day,
    ranked.last_day,
    ranked.type,
    ranked.status,
    ranked.parties,
    ranked.assets,
    ranked.territory,
    ranked.total,
    ranked.total_currency,
    ranked.terms,
    ranked.announced,
    ranked.deal_id,
    ranked.article_id,
    ranked.publisher,
    ranked.title,
    ranked.url,
    ranked.removed_at
   FROM ( SELECT m.group_id,
            m.stories,
            m.articles,
            m.deal_id,
            m.article_id,
            m.story_id,
            m.day,
            m.type,
            m.status,
            m.parties,
            m.assets,
            m.territory,
            m.total,
            m.total_currency,
            m.terms,
            m.announced,
            m.publisher,
            m.title,
            m.url,
            m.removed_at,
            min(m.day) OVER (PARTITION BY m.group_id) AS first_day,
            max(m.day) OVER (PARTITION BY m.group_id) AS last_day,
            row_number() OVER (PARTITION BY m.group_id ORDER BY
                CASE
                    WHEN (m.day IS NULL) THEN 1
                    ELSE 0
                END, m.day, m.deal_id) AS place
           FROM public.corroborating_deals m) ranked
  WHERE (ranked.place = 1);
CREATE TABLE public.events (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    name text,
    aliases text,
    mentions integer,
    identifier text,
    type text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.events."position" IS 'among the records of the article';
COMMENT ON COLUMN public.events.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.events.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.events.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.events.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.events.data IS 'the whole record';
COMMENT ON COLUMN public.events.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.events.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.factwire_migrations (
    version_num character varying(32) NOT NULL
);
COMMENT ON COLUMN public.factwire_migrations.version_num IS 'kept by alembic';
CREATE TABLE public.factwire_schema (
    version integer NOT NULL
);
CREATE SEQUENCE public.factwire_schema_version_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.factwire_schema_version_seq OWNED BY public.factwire_schema.version;
CREATE TABLE public.figures (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    surface text,
    type text,
    value text,
    value_min text,
    value_max text,
    low double precision,
    high double precision,
    bound text,
    approximate boolean,
    currency text,
    currency_basis text,
    unit text,
    per text,
    measure text,
    measure_head text,
    subject text,
    subject_id text,
    period text,
    period_start date,
    period_end date,
    direction text,
    change_role text,
    modality text,
    source text,
    source_id text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.figures."position" IS 'among the records of the article';
COMMENT ON COLUMN public.figures.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.figures.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.figures.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.figures.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.figures.data IS 'the whole record';
COMMENT ON COLUMN public.figures.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.figures.changed_at IS 'when it was put, or put anew';
CREATE VIEW public.stories AS
 SELECT firsts.story_id,
    firsts.article_id,
    firsts.day,
    counted.last_day,
    counted.articles,
    counted.publishers,
    firsts.title,
    firsts.publisher,
    firsts.url,
    firsts.removed_at
   FROM (( SELECT s.story_id,
            a.id AS article_id,
            a.day,
            a.title,
            a.publisher,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            row_number() OVER (PARTITION BY s.story_id ORDER BY
                CASE
                    WHEN (a.day IS NULL) THEN 1
                    ELSE 0
                END, a.day, a.id) AS place
           FROM (public.articles a
             JOIN public.article_stories s ON ((s.article_id = a.id)))) firsts
     JOIN ( SELECT s.story_id AS counted_id,
            count(*) AS articles,
            count(DISTINCT a.publisher) AS publishers,
            max(a.day) AS last_day
           FROM (public.articles a
             JOIN public.article_stories s ON ((s.article_id = a.id)))
          GROUP BY s.story_id) counted ON ((counted.counted_id = firsts.story_id)))
  WHERE (firsts.place = 1);
CREATE VIEW public.near_duplicates AS
 SELECT a.id AS article_id,
    t.article_id AS original_id,
        CASE
            WHEN (a.text_sha256 = o.text_sha256) THEN 'same text'::text
            ELSE 'near-duplicate'::text
        END AS repeats,
        CASE
            WHEN (a.text_sha256 = o.text_sha256) THEN (1.0)::double precision
            ELSE ( SELECT max(p.likeness) AS max
               FROM public.ties p
              WHERE ((p.kind = 'article'::text) AND (p.relation = 'corroborates'::text) AND ((p.one = COALESCE(a.duplicate_of, a.id)) OR (p.other = COALESCE(a.duplicate_of, a.id)))))
        END AS likeness,
    a.day,
    a.title,
    a.publisher,
    COALESCE(a.canonical_url, a.url) AS url,
    t.day AS original_day,
    t.title AS original_title,
    t.publisher AS original_publisher,
    t.url AS original_url,
    a.removed_at
   FROM (((public.articles a
     JOIN public.article_stories s ON ((s.article_id = a.id)))
     JOIN public.stories t ON (((t.story_id = s.story_id) AND (t.article_id <> a.id))))
     JOIN public.articles o ON ((o.id = t.article_id)));
CREATE VIEW public.newest_deals AS
 WITH told AS (
         SELECT r.id,
            r.article_id,
            r."position",
            r.section,
            r.extractor,
            r.type,
            r.status,
            r.parties,
            r.assets,
            r.territory,
            r.terms,
            r.total,
            r.total_currency,
            r.announced,
            r.evidence,
            r.evidence_start,
            r.evidence_end,
            r.words,
            r.organizations,
            r.data,
            r.change_cursor,
            r.changed_at,
            s.story_id,
            a.day,
            a.publisher,
            a.title AS headline,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            COALESCE(g.group_id, ((((((((((s.story_id || '|'::text) || COALESCE(r.type, ''::text)) || '|'::text) || COALESCE(r.parties, ''::text)) || '|'::text) || COALESCE(r.assets, ''::text)) || '|'::text) || COALESCE(r.total, ''::text)) || '|'::text) || COALESCE(r.total_currency, ''::text))) AS identity
           FROM (((public.deals r
             JOIN public.articles a ON ((a.id = r.article_id)))
             JOIN public.article_stories s ON ((s.article_id = a.id)))
             LEFT JOIN public.tie_groups g ON (((g.kind = 'deal'::text) AND (g.member = r.id))))
          WHERE (1 = 1)
        ), by_story AS (
         SELECT told.identity AS told_identity,
            told.story_id AS told_story,
            min(told.day) AS first_day,
            max(told.day) AS last_day
           FROM told
          GROUP BY told.identity, told.story_id
        ), carried AS (
         SELECT article_stories.story_id AS carried_story,
            count(*) AS carriers
           FROM public.article_stories
          GROUP BY article_stories.story_id
        ), counted AS (
         SELECT by_story.told_identity,
            count(*) AS stories,
            (sum(carried.carriers))::integer AS articles,
            min(by_story.first_day) AS first_day,
            max(by_story.last_day) AS last_day
           FROM (by_story
             JOIN carried ON ((carried.carried_story = by_story.told_story)))
          GROUP BY by_story.told_identity
        ), ranked AS (
         SELECT t.id,
            t.article_id,
            t."position",
            t.section,
            t.extractor,
            t.type,
            t.status,
            t.parties,
            t.assets,
            t.territory,
            t.terms,
            t.total,
            t.total_currency,
            t.announced,
            t.evidence,
            t.evidence_start,
            t.evidence_end,
            t.words,
            t.organizations,
            t.data,
            t.change_cursor,
            t.changed_at,
            t.story_id,
            t.day,
            t.publisher,
            t.headline,
            t.url,
            t.removed_at,
            t.identity,
            row_number() OVER (PARTITION BY t.identity ORDER BY
                CASE
                    WHEN (t.removed_at IS NULL) THEN 0
                    ELSE 1
                END,
                CASE
                    WHEN (t.day IS NULL) THEN 1
                    ELSE 0
                END, t.day, t.id) AS place
           FROM told t
        )
 SELECT counted.first_day,
    ranked.type,
    ranked.status,
    ranked.parties,
    ranked.assets,
    ranked.territory,
    ranked.total,
    ranked.total_currency,
    ranked.terms,
    ranked.announced,
    counted.stories,
    counted.articles,
    counted.last_day,
    ranked.evidence,
    ranked.id AS deal_id,
    ranked.publisher,
    ranked.headline AS title,
    ranked.url,
    ranked.article_id,
    ranked.removed_at
   FROM (ranked
     JOIN counted ON ((counted.told_identity = ranked.identity)))
  WHERE (ranked.place = 1);
CREATE VIEW public.organization_figures AS
 WITH told AS (
         SELECT r.id,
            r.article_id,
            r."position",
            r.section,
            r.extractor,
            r.surface,
            r.type,
            r.value,
            r.value_min,
            r.value_max,
            r.low,
            r.high,
            r.bound,
            r.approximate,
            r.currency,
            r.currency_basis,
            r.unit,
            r.per,
            r.measure,
            r.measure_head,
            r.subject,
            r.subject_id,
            r.period,
            r.period_start,
            r.period_end,
            r.direction,
            r.change_role,
            r.modality,
            r.source,
            r.source_id,
            r.evidence,
            r.evidence_start,
            r.evidence_end,
            r.words,
            r.organizations,
            r.data,
            r.change_cursor,
            r.changed_at,
            s.story_id,
            a.day,
            a.publisher,
            a.title AS headline,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            ((((((((((((((((((((((((((s.story_id || '|'::text) || COALESCE(r.subject, ''::text)) || '|'::text) || COALESCE(r.measure, ''::text)) || '|'::text) || COALESCE(r.type, ''::text)) || '|'::text) || COALESCE(r.value, ''::text)) || '|'::text) || COALESCE(r.value_min, ''::text)) || '|'::text) || COALESCE(r.value_max, ''::text)) || '|'::text) || COALESCE(r.currency, ''::text)) || '|'::text) || COALESCE(r.unit, ''::text)) || '|'::text) || COALESCE(r.per, ''::text)) || '|'::text) || COALESCE(r.period, ''::text)) || '|'::text) || COALESCE(r.direction, ''::text)) || '|'::text) || COALESCE(r.change_role, ''::text)) || '|'::text) || COALESCE(r.modality, ''::text)) AS identity,
            o.identifier AS organization_identifier
           FROM (((public.figures r
             JOIN public.articles a ON ((a.id = r.article_id)))
             JOIN public.article_stories s ON ((s.article_id = a.id)))
             JOIN public.organizations o ON ((o.id = r.subject_id)))
          WHERE (1 = 1)
        ), by_story AS (
         SELECT told.identity AS told_identity,
            told.story_id AS told_story,
            min(told.day) AS first_day,
            max(told.day) AS last_day
           FROM told
          GROUP BY told.identity, told.story_id
        ), carried AS (
         SELECT article_stories.story_id AS carried_story,
            count(*) AS carriers
           FROM public.article_stories
          GROUP BY article_stories.story_id
        ), counted AS (
         SELECT by_story.told_identity,
            count(*) AS stories,
            (sum(carried.carriers))::integer AS articles,
            min(by_story.first_day) AS first_day,
            max(by_story.last_day) AS last_day
           FROM (by_story
             JOIN carried ON ((carried.carried_story = by_story.told_story)))
          GROUP BY by_story.told_identity
        ), ranked AS (
         SELECT t.id,
            t.article_id,
            t."position",
            t.section,
            t.extractor,
            t.surface,
            t.type,
            t.value,
            t.value_min,
            t.value_max,
            t.low,
            t.high,
            t.bound,
            t.approximate,
            t.currency,
            t.currency_basis,
            t.unit,
            t.per,
            t.measure,
            t.measure_head,
            t.subject,
            t.subject_id,
            t.period,
            t.period_start,
            t.period_end,
            t.direction,
            t.change_role,
            t.modality,
            t.source,
            t.source_id,
            t.evidence,
            t.evidence_start,
            t.evidence_end,
            t.words,
            t.organizations,
            t.data,
            t.change_cursor,
            t.changed_at,
            t.story_id,
            t.day,
            t.publisher,
            t.headline,
            t.url,
            t.removed_at,
            t.identity,
            t.organization_identifier,
            row_number() OVER (PARTITION BY t.identity ORDER BY
                CASE
                    WHEN (t.removed_at IS NULL) THEN 0
                    ELSE 1
                END,
                CASE
                    WHEN (t.day IS NULL) THEN 1
                    ELSE 0
                END, t.day, t.id) AS place
           FROM told t
        )
 SELECT ranked.subject AS organization,
    ranked.organization_identifier,
    ranked.measure,
    ranked.measure_head,
    ranked.period,
    ranked.period_start,
    ranked.period_end,
    ranked.type,
    ranked.value,
    ranked.value_min,
    ranked.value_max,
    ranked.low,
    ranked.high,
    ranked.bound,
    ranked.approximate,
    ranked.currency,
    ranked.unit,
    ranked.per,
    ranked.direction,
    ranked.change_role,
    ranked.modality,
    ranked.source,
    ranked.surface,
    counted.first_day AS day,
    counted.articles,
    ranked.id AS figure_id,
    ranked.subject_id AS organization_id,
    ranked.publisher,
    ranked.headline AS title,
    ranked.url,
    ranked.article_id,
    ranked.removed_at
   FROM (ranked
     JOIN counted ON ((counted.told_identity = ranked.identity)))
  WHERE (ranked.place = 1);
CREATE TABLE public.overruled (
    record_id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    data json
);
COMMENT ON COLUMN public.overruled.data IS 'NULL: found no more';
CREATE TABLE public.people (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    name text,
    aliases text,
    mentions integer,
    identifier text,
    honorific text,
    suffix text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.people."position" IS 'among the records of the article';
COMMENT ON COLUMN public.people.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.people.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.people.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.people.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.people.data IS 'the whole record';
COMMENT ON COLUMN public.people.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.people.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.quotes (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    type text,
    content text,
    speaker text,
    speaker_id text,
    speaker_title text,
    source text,
    cue text,
    continuation_of text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.quotes."position" IS 'among the records of the article';
COMMENT ON COLUMN public.quotes.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.quotes.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.quotes.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.quotes.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.quotes.data IS 'the whole record';
COMMENT ON COLUMN public.quotes.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.quotes.changed_at IS 'when it was put, or put anew';
CREATE VIEW public.person_quotes AS
 WITH told AS (
         SELECT r.id,
            r.article_id,
            r."position",
            r.section,
            r.extractor,
            r.type,
            r.content,
            r.speaker,
            r.speaker_id,
            r.speaker_title,
            r.source,
            r.cue,
            r.continuation_of,
            r.evidence,
            r.evidence_start,
            r.evidence_end,
            r.words,
            r.organizations,
            r.data,
            r.change_cursor,
            r.changed_at,
            s.story_id,
            a.day,
            a.publisher,
            a.title AS headline,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            ((((s.story_id || '|'::text) || COALESCE(r.speaker, ''::text)) || '|'::text) || COALESCE(r.content, ''::text)) AS identity,
            ( SELECT min(f.organization) AS min
                   FROM public.affiliations f
                  WHERE ((f.article_id = r.article_id) AND (f.person_id = r.speaker_id))) AS organization
           FROM (((public.quotes r
             JOIN public.articles a ON ((a.id = r.article_id)))
             JOIN public.article_stories s ON ((s.article_id = a.id)))
             JOIN public.people p ON ((p.id = r.speaker_id)))
          WHERE (1 = 1)
        ), by_story AS (
         SELECT told.identity AS told_identity,
            told.story_id AS told_story,
            min(told.day) AS first_day,
            max(told.day) AS last_day
           FROM told
          GROUP BY told.identity, told.story_id
        ), carried AS (
         SELECT article_stories.story_id AS carried_story,
            count(*) AS carriers
           FROM public.article_stories
          GROUP BY article_stories.story_id
        ), counted AS (
         SELECT by_story.told_identity,
            count(*) AS stories,
            (sum(carried.carriers))::integer AS articles,
            min(by_story.first_day) AS first_day,
            max(by_story.last_day) AS last_day
           FROM (by_story
             JOIN carried ON ((carried.carried_story = by_story.told_story)))
          GROUP BY by_story.told_identity
        ), ranked AS (
         SELECT t.id,
            t.article_id,
            t."position",
            t.section,
            t.extractor,
            t.type,
            t.content,
            t.speaker,
            t.speaker_id,
            t.speaker_title,
            t.source,
            t.cue,
            t.continuation_of,
            t.evidence,
            t.evidence_start,
            t.evidence_end,
            t.words,
            t.organizations,
            t.data,
            t.change_cursor,
            t.changed_at,
            t.story_id,
            t.day,
            t.publisher,
            t.headline,
            t.url,
            t.removed_at,
            t.identity,
            t.organization,
            row_number() OVER (PARTITION BY t.identity ORDER BY
                CASE
                    WHEN (t.removed_at IS NULL) THEN 0
                    ELSE 1
                END,
                CASE
                    WHEN (t.day IS NULL) THEN 1
                    ELSE 0
                END, t.day, t.id) AS place
           FROM told t
        )
 SELECT ranked.speaker AS person,
    ranked.speaker_title AS role,
    ranked.organization,
    ranked.content,
    ranked.type,
    ranked.cue,
    counted.first_day AS day,
    counted.articles,
    ranked.id AS quote_id,
    ranked.speaker_id AS person_id,
    ranked.publisher,
    ranked.headline AS title,
    ranked.url,
    ranked.article_id,
    ranked.removed_at
   FROM (ranked
     JOIN counted ON ((counted.told_identity = ranked.identity)))
  WHERE (ranked.place = 1);
CREATE TABLE public.places (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    name text,
    aliases text,
    mentions integer,
    identifier text,
    type text,
    country text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.places."position" IS 'among the records of the article';
COMMENT ON COLUMN public.places.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.places.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.places.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.places.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.places.data IS 'the whole record';
COMMENT ON COLUMN public.places.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.places.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.products (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    name text,
    aliases text,
    mentions integer,
    identifier text,
    type text,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.products."position" IS 'among the records of the article';
COMMENT ON COLUMN public.products.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.products.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.products.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.products.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.products.data IS 'the whole record';
COMMENT ON COLUMN public.products.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.products.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.retractions (
    id text NOT NULL,
    kind text NOT NULL,
    article_id text NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.retractions.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.retractions.changed_at IS 'when it was put, or put anew';
CREATE VIEW public.roles AS
 WITH told AS (
         SELECT r.id,
            r.article_id,
            r."position",
            r.section,
            r.extractor,
            r.person,
            r.person_id,
            r.title,
            r.organization,
            r.organization_id,
            r.status,
            r.evidence,
            r.evidence_start,
            r.evidence_end,
            r.words,
            r.organizations,
            r.data,
            r.change_cursor,
            r.changed_at,
            s.story_id,
            a.day,
            a.publisher,
            a.title AS headline,
            COALESCE(a.canonical_url, a.url) AS url,
            a.removed_at,
            ((((((lower(r.person) || '|'::text) || lower(COALESCE(r.title, ''::text))) || '|'::text) || lower(COALESCE(r.organization, ''::text))) || '|'::text) || COALESCE(r.status, ''::text)) AS identity,
            r.title AS role,
            o.identifier AS organization_identifier
           FROM (((public.affiliations r
             JOIN public.articles a ON ((a.id = r.article_id)))
             JOIN public.article_stories s ON ((s.article_id = a.id)))
             LEFT JOIN public.organizations o ON ((o.id = r.organization_id)))
          WHERE (1 = 1)
        ), by_story AS (
         SELECT told.identity AS told_identity,
            told.story_id AS told_story,
            min(told.day) AS first_day,
            max(told.day) AS last_day
           FROM told
          GROUP BY told.identity, told.story_id
        ), carried AS (
         SELECT article_stories.story_id AS carried_story,
            count(*) AS carriers
           FROM public.article_stories
          GROUP BY article_stories.story_id
        ), counted AS (
         SELECT by_story.told_identity,
            count(*) AS stories,
            (sum(carried.carriers))::integer AS articles,
            min(by_story.first_day) AS first_day,
            max(by_story.last_day) AS last_day
           FROM (by_story
             JOIN carried ON ((carried.carried_story = by_story.told_story)))
          GROUP BY by_story.told_identity
        ), ranked AS (
         SELECT t.id,
            t.article_id,
            t."position",
            t.section,
            t.extractor,
            t.person,
            t.person_id,
            t.title,
            t.organization,
            t.organization_id,
            t.status,
            t.evidence,
            t.evidence_start,
            t.evidence_end,
            t.words,
            t.organizations,
            t.data,
            t.change_cursor,
            t.changed_at,
            t.story_id,
            t.day,
            t.publisher,
            t.headline,
            t.url,
            t.removed_at,
            t.identity,
            t.role,
            t.organization_identifier,
            row_number() OVER (PARTITION BY t.identity ORDER BY
                CASE
                    WHEN (t.removed_at IS NULL) THEN 0
                    ELSE 1
                END,
                CASE
                    WHEN (t.day IS NULL) THEN 1
                    ELSE 0
                END, t.day, t.id) AS place
           FROM told t
        )
 SELECT ranked.person,
    ranked.role,
    ranked.organization,
    ranked.organization_identifier,
    ranked.status,
    counted.stories,
    counted.articles,
    counted.first_day,
    counted.last_day,
    ranked.evidence,
    ranked.id AS affiliation_id,
    ranked.person_id,
    ranked.organization_id,
    ranked.publisher,
    ranked.headline AS title,
    ranked.url,
    ranked.article_id,
    ranked.removed_at
   FROM (ranked
     JOIN counted ON ((counted.told_identity = ranked.identity)))
  WHERE (ranked.place = 1);
CREATE TABLE public.runs (
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    found integer NOT NULL,
    new_articles integer NOT NULL,
    updated integer NOT NULL,
    unchanged integer NOT NULL,
    duplicates integer NOT NULL,
    failed integer NOT NULL,
    data json NOT NULL
);
COMMENT ON COLUMN public.runs.data IS 'the whole IngestReport';
CREATE SEQUENCE public.runs_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.runs_number_seq OWNED BY public.runs.number;
CREATE TABLE public.search_entries (
    id bigint NOT NULL,
    article_id text NOT NULL,
    kind text NOT NULL,
    record_id text,
    title text,
    body text NOT NULL,
    words tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, "left"(COALESCE(title, ''::text), 10000)), 'A'::"char") || to_tsvector('english'::regconfig, "left"(body, 150000)))) STORED
);
ALTER TABLE public.search_entries ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.search_entries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.source_cursors (
    source text NOT NULL,
    last_run timestamp with time zone,
    last_success timestamp with time zone,
    failures integer NOT NULL,
    message text,
    data json NOT NULL
);
COMMENT ON COLUMN public.source_cursors.failures IS 'runs that failed in a row';
COMMENT ON COLUMN public.source_cursors.message IS 'why the last run failed';
CREATE TABLE public.superseded (
    number integer NOT NULL,
    record_id text NOT NULL,
    kind text NOT NULL,
    article_id text NOT NULL,
    article_version integer NOT NULL,
    why text NOT NULL,
    superseded_at timestamp with time zone NOT NULL,
    factwire text NOT NULL,
    model text NOT NULL,
    contract text NOT NULL,
    data json NOT NULL
);
COMMENT ON COLUMN public.superseded.why IS 'changed, re-extracted, corrected, rejected or removed';
COMMENT ON COLUMN public.superseded.factwire IS 'version that made it';
COMMENT ON COLUMN public.superseded.data IS 'the whole record';
CREATE SEQUENCE public.superseded_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.superseded_number_seq OWNED BY public.superseded.number;
CREATE TABLE public.tie_keys (
    key text NOT NULL,
    kind text NOT NULL,
    member text NOT NULL,
    article_id text NOT NULL
);
COMMENT ON COLUMN public.tie_keys.kind IS 'article, claim or deal';
COMMENT ON COLUMN public.tie_keys.member IS 'the id of the article, claim or deal';
CREATE TABLE public.tie_profiles (
    member text NOT NULL,
    kind text NOT NULL,
    article_id text NOT NULL,
    profile text NOT NULL
);
COMMENT ON COLUMN public.tie_profiles.profile IS 'what of it is compared, as JSON';
CREATE TABLE public.time_expressions (
    id text NOT NULL,
    article_id text NOT NULL,
    "position" integer NOT NULL,
    section text NOT NULL,
    extractor text NOT NULL,
    surface text,
    type text,
    value text,
    modifier text,
    start_date date,
    end_date date,
    granularity text,
    is_fiscal boolean,
    anchor date,
    evidence text NOT NULL,
    evidence_start integer NOT NULL,
    evidence_end integer NOT NULL,
    words text NOT NULL,
    organizations text NOT NULL,
    data json NOT NULL,
    change_cursor bigint DEFAULT '0'::bigint NOT NULL,
    changed_at timestamp with time zone
);
COMMENT ON COLUMN public.time_expressions."position" IS 'among the records of the article';
COMMENT ON COLUMN public.time_expressions.evidence IS 'the words that prove it';
COMMENT ON COLUMN public.time_expressions.evidence_start IS 'code points into articles.text';
COMMENT ON COLUMN public.time_expressions.words IS 'its own words in small letters, to search';
COMMENT ON COLUMN public.time_expressions.organizations IS 'that it is about, in small letters, one a line';
COMMENT ON COLUMN public.time_expressions.data IS 'the whole record';
COMMENT ON COLUMN public.time_expressions.change_cursor IS 'grows with time';
COMMENT ON COLUMN public.time_expressions.changed_at IS 'when it was put, or put anew';
CREATE TABLE public.visits (
    url text NOT NULL,
    source text NOT NULL,
    outcome text NOT NULL,
    article_id text,
    attempts integer NOT NULL,
    stage text,
    error text,
    message text,
    visited_at timestamp with time zone NOT NULL,
    next_try timestamp with time zone,
    data json NOT NULL
);
COMMENT ON COLUMN public.visits.next_try IS 'before this moment nobody asks again';
ALTER TABLE ONLY public.factwire_schema ALTER COLUMN version SET DEFAULT nextval('public.factwire_schema_version_seq'::regclass);
ALTER TABLE ONLY public.runs ALTER COLUMN number SET DEFAULT nextval('public.runs_number_seq'::regclass);
ALTER TABLE ONLY public.superseded ALTER COLUMN number SET DEFAULT nextval('public.superseded_number_seq'::regclass);
INSERT INTO public.affiliations VALUES ('affiliation_2cefbb817d522a55', 'a_2bdeba2916f8cdf2', 2, 'body', 'test', 'Mei Lindqvist', 'person_845a76184b7a4d80', 'chief executive', 'Ostrava Bio', 'organization_fab06169d8f53a89', 'current', 'chief executive', 124, 139, 'mei lindqvist
chief executive
ostrava bio
chief executive', 'ostrava bio
ostrava', '{"id":"affiliation_2cefbb817d522a55","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":124,"end":139,"text":"chief executive"}],"section":"body","extractor":"test","kind":"affiliation","person":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"title":{"start":124,"end":139,"text":"chief executive"},"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"status":"current"}', 4, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.article_versions VALUES ('a_c8611910aafc4d3f', 1, 'Ostrava Bio raises money', 'Another text of Ostrava Bio.', '1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f', '0.1.0', 'en_test 1.0', '1.1', '2026-11-23 23:19:22.336852+00', '{"id":"a_c8611910aafc4d3f","url":"https://example.org/2","canonical_url":"https://example.org/2","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"1ccbf323892863af82fde51c97a0fd9655465f39a49132c445a7468660ea404f","duplicate_of":null,"truncated":false}');
INSERT INTO public.articles VALUES ('a_4154e4edd60c2da3', 'https://example.net/copy', 'https://example.net/copy', 'Ostrava Bio raises money', 'Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
', NULL, 'unknown', NULL, NULL, '2026-01-12', '2026-01-12 08:00:00+00', '2026-01-31 00:00:00+00', '30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce', 'a_2bdeba2916f8cdf2', '0.1.0', 'en_test 1.0', '1.1', '[]', '{"id":"a_4154e4edd60c2da3","url":"https://example.net/copy","canonical_url":"https://example.net/copy","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":"a_2bdeba2916f8cdf2","truncated":false}', '2026-11-23 23:19:22.318926+00', '2026-11-23 23:19:22.318926+00', 1, NULL, 13, '2026-11-23 23:19:22.318926+00');
INSERT INTO public.articles VALUES ('a_c8611910aafc4d3f', 'https://example.org/2', 'https://example.org/2', 'Ostrava Bio raises money', 'Another text of Ostrava Bio, edited.', NULL, 'unknown', NULL, NULL, '2026-01-12', '2026-01-12 08:00:00+00', '2026-01-31 00:00:00+00', '21c6b88d9fb3417a39e46215dc31ad35913f83f0a7fd408a65ba570eba4dbda6', NULL, '0.1.0', 'en_test 1.0', '1.1', '[]', '{"id":"a_c8611910aafc4d3f","url":"https://example.org/2","canonical_url":"https://example.org/2","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"21c6b88d9fb3417a39e46215dc31ad35913f83f0a7fd408a65ba570eba4dbda6","duplicate_of":null,"truncated":false}', '2026-11-23 23:19:22.321294+00', '2026-11-23 23:19:22.342765+00', 2, NULL, 15, '2026-11-23 23:19:22.336852+00');
INSERT INTO public.articles VALUES ('a_2bdeba2916f8cdf2', 'https://example.org/1', 'https://example.org/1', 'Ostrava Bio raises money', 'Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
', NULL, 'unknown', NULL, NULL, '2026-01-12', '2026-01-12 08:00:00+00', '2026-01-31 00:00:00+00', '30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce', NULL, '0.1.0', 'en_test 1.0', '1.1', '[{"stage":"extract/deals","error":"ExtractionError","message":"too long","concerns":"a_2bdeba2916f8cdf2"}]', '{"id":"a_2bdeba2916f8cdf2","url":"https://example.org/1","canonical_url":"https://example.org/1","title":"Ostrava Bio raises money","language":null,"kind":"unknown","publisher":null,"issuer":null,"authors":[],"dateline":null,"published_at":"2026-01-12T08:00:00Z","published_basis":null,"modified_at":null,"fetched_at":"2026-01-31T00:00:00Z","sections":[],"tickers":[],"text_sha256":"30dab541072d1e70fc311372dff9ffff64197a8aa3c7819986611e88850d3cce","duplicate_of":null,"truncated":false}', '2026-11-23 23:19:22.275789+00', '2026-11-23 23:19:22.400927+00', 1, NULL, 1, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.change_counter VALUES ('changes', 19);
INSERT INTO public.claims VALUES ('claim_aa4bcc658b517db8', 'a_2bdeba2916f8cdf2', 8, 'body', 'test', 'raised more than CHF 120.50 million', 'Ostrava Bio', 'organization_fab06169d8f53a89', 'round', 'round', 'money', '120500000.00', NULL, NULL, 120500000, 120500000, 'over', false, 'CHF', NULL, NULL, NULL, 'figure_5ef801b25ecff852', NULL, NULL, '2025', '2025-01-01', '2025-12-31', NULL, 'reported', NULL, NULL, 1, 'raised more than', 39, 55, 'round
ostrava bio
raised more than chf 120.50 million
raised more than', 'ostrava bio
ostrava', '{"id":"claim_aa4bcc658b517db8","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":39,"end":55,"text":"raised more than"}],"section":"body","extractor":"test","kind":"claim","statement":{"start":39,"end":74,"text":"raised more than CHF 120.50 million"},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"ucum":null,"per":null},"figure_id":"figure_5ef801b25ecff852","comparison":null,"direction":null,"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"scope":[],"modality":"reported","attribution":null,"mentions":[]}', 11, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.corrections VALUES ('correction_16174a1285ab6f03', 'place_8b14f7dc1e5c4e07', 'a_2bdeba2916f8cdf2', 'place', 'rejected', 'mh', '2026-02-01 00:00:00+00', NULL, false, '{"id":"correction_16174a1285ab6f03","record_id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","kind":"place","verdict":"rejected","by":"mh","at":"2026-02-01T00:00:00Z","before":{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"},"after":null,"note":null,"withdrawn":false}');
INSERT INTO public.deals VALUES ('deal_47e79cb957db901e', 'a_2bdeba2916f8cdf2', 9, 'body', 'test', 'financing', 'announced', 'Ostrava Bio (issuer); Kestrel Capital (lead_investor)', NULL, NULL, 'total: 120500000.00 CHF', '120500000.00', 'CHF', NULL, 'led the round', 167, 180, 'ostrava bio (issuer); kestrel capital (lead_investor)
total: 120500000.00 chf
led the round', 'ostrava bio
ostrava
kestrel capital', '{"id":"deal_47e79cb957db901e","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":167,"end":180,"text":"led the round"}],"section":"body","extractor":"test","kind":"deal","type":"financing","status":"announced","parties":[{"organization":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"role":"issuer"},{"organization":{"text":"Kestrel Capital","span":null,"record_id":null},"role":"lead_investor"}],"assets":[],"territory":[],"terms":[{"term":"total","figure_id":"figure_5ef801b25ecff852","amount":{"type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":null,"unit":null,"ucum":null,"per":null}}],"dates":[],"sum_check":null}', 12, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.factwire_migrations VALUES ('3');
INSERT INTO public.factwire_schema VALUES (3);
INSERT INTO public.figures VALUES ('figure_5ef801b25ecff852', 'a_2bdeba2916f8cdf2', 7, 'body', 'test', 'more than CHF 120.50 million', 'money', '120500000.00', NULL, NULL, 120500000, 120500000, 'over', false, 'CHF', 'code', NULL, NULL, 'round', 'round', 'Ostrava Bio', 'organization_fab06169d8f53a89', '2025', '2025-01-01', '2025-12-31', NULL, NULL, 'reported', 'Mei Lindqvist', 'person_845a76184b7a4d80', 'CHF 120.50 million', 56, 74, 'more than chf 120.50 million
round
ostrava bio
mei lindqvist
chf 120.50 million', 'ostrava bio
ostrava', '{"id":"figure_5ef801b25ecff852","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":56,"end":74,"text":"CHF 120.50 million"}],"section":"body","extractor":"test","type":"money","value":"120500000.00","min":null,"max":null,"bound":"over","approximate":false,"currency":"CHF","currency_basis":"code","unit":null,"ucum":null,"per":null,"kind":"figure","surface":"more than CHF 120.50 million","measure":{"text":"round","head":"round","span":{"start":175,"end":180,"text":"round"}},"subject":{"text":"Ostrava Bio","span":null,"record_id":"organization_fab06169d8f53a89"},"period":{"start":"2025-01-01","end":"2025-12-31","value":"2025","is_fiscal":false,"span":{"start":78,"end":82,"text":"2025"},"time_id":null},"change":null,"modality":"reported","attribution":{"kind":"person","source":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"cue":{"start":100,"end":104,"text":"said"},"quote_id":null}}', 10, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.organizations VALUES ('organization_fab06169d8f53a89', 'a_2bdeba2916f8cdf2', 0, 'body', 'test', 'Ostrava Bio', 'Ostrava', 0, NULL, 'company', 'SIX: OSTB', 'CH', 'Ostrava Bio', 15, 26, 'ostrava bio
ostrava
six: ostb
ostrava bio', 'ostrava bio
ostrava', '{"id":"organization_fab06169d8f53a89","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":15,"end":26,"text":"Ostrava Bio"}],"section":"body","extractor":"test","name":"Ostrava Bio","aliases":["Ostrava"],"mentions":[],"identifiers":[],"candidates":[],"kind":"organization","type":"company","tickers":[{"exchange":"SIX","symbol":"OSTB","span":{"start":28,"end":37,"text":"SIX: OSTB"}}],"country":"CH"}', 2, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.overruled VALUES ('place_8b14f7dc1e5c4e07', 'a_2bdeba2916f8cdf2', 4, '{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"}');
INSERT INTO public.people VALUES ('person_845a76184b7a4d80', 'a_2bdeba2916f8cdf2', 1, 'body', 'test', 'Mei Lindqvist', NULL, 1, NULL, NULL, NULL, 'Mei Lindqvist', 105, 118, 'mei lindqvist
mei lindqvist', 'ostrava bio
ostrava', '{"id":"person_845a76184b7a4d80","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"section":"body","extractor":"test","name":"Mei Lindqvist","aliases":[],"mentions":[{"start":105,"end":118,"text":"Mei Lindqvist"}],"identifiers":[],"candidates":[],"kind":"person","honorific":null,"suffix":null}', 3, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.products VALUES ('product_f04247135ed60bf9', 'a_2bdeba2916f8cdf2', 3, 'body', 'test', 'OSB-114', NULL, 0, NULL, 'drug', 'OSB-114', 185, 192, 'osb-114
osb-114', '', '{"id":"product_f04247135ed60bf9","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":185,"end":192,"text":"OSB-114"}],"section":"body","extractor":"test","name":"OSB-114","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"product","type":"drug"}', 5, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.quotes VALUES ('quote_1f28ec708b3f221c', 'a_2bdeba2916f8cdf2', 6, 'body', 'test', 'direct', 'We are ready', 'Mei Lindqvist', 'person_845a76184b7a4d80', NULL, NULL, 'said', NULL, 'We are ready', 85, 97, 'we are ready
mei lindqvist
we are ready', 'ostrava bio
ostrava', '{"id":"quote_1f28ec708b3f221c","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":85,"end":97,"text":"We are ready"}],"section":"body","extractor":"test","kind":"quote","type":"direct","content":[{"start":85,"end":97,"text":"We are ready"}],"source":null,"cue":{"start":100,"end":104,"text":"said"},"speaker":{"text":"Mei Lindqvist","span":{"start":105,"end":118,"text":"Mei Lindqvist"},"record_id":"person_845a76184b7a4d80"},"joint_speakers":[],"speaker_title":null,"continuation_of":null}', 9, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.retractions VALUES ('place_8b14f7dc1e5c4e07', 'place', 'a_2bdeba2916f8cdf2', 17, '2026-11-23 23:19:22.369217+00');
INSERT INTO public.retractions VALUES ('event_796e74a755de9f15', 'event', 'a_2bdeba2916f8cdf2', 19, '2026-11-23 23:19:22.39695+00');
INSERT INTO public.runs VALUES (1, '2026-01-31 00:00:00+00', 1.5, 4, 3, 0, 0, 0, 0, '{"store":"facts.db","started_at":"2026-01-31T00:00:00Z","seconds":1.5,"found":4,"new":3,"updated":0,"unchanged":0,"duplicates":0,"removed":0,"waiting":0,"skipped":0,"failed":0,"dead":0,"records":{},"failures":[],"sources":[],"news":[]}');
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (14, 'a_c8611910aafc4d3f', 'article', NULL, 'Ostrava Bio raises money', 'Another text of Ostrava Bio, edited.', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (26, 'a_2bdeba2916f8cdf2', 'article', NULL, 'Ostrava Bio raises money', 'Zürich biotech Ostrava Bio (SIX: OSTB) raised more than CHF 120.50 million in 2025.
"We are ready", said Mei Lindqvist, its chief executive, in Basel. Kestrel Capital led the round for OSB-114 at the Alpine Summit.
', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (27, 'a_2bdeba2916f8cdf2', 'organization', 'organization_fab06169d8f53a89', NULL, 'ostrava bio
ostrava
six: ostb
ostrava bio', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (28, 'a_2bdeba2916f8cdf2', 'person', 'person_845a76184b7a4d80', NULL, 'mei lindqvist
mei lindqvist', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (29, 'a_2bdeba2916f8cdf2', 'affiliation', 'affiliation_2cefbb817d522a55', NULL, 'mei lindqvist
chief executive
ostrava bio
chief executive', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (30, 'a_2bdeba2916f8cdf2', 'product', 'product_f04247135ed60bf9', NULL, 'osb-114
osb-114', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (31, 'a_2bdeba2916f8cdf2', 'figure', 'figure_5ef801b25ecff852', NULL, 'more than chf 120.50 million
round
ostrava bio
mei lindqvist
chf 120.50 million', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (32, 'a_2bdeba2916f8cdf2', 'time', 'time_2495dc4ce9833e8f', NULL, '2025
2025', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (33, 'a_2bdeba2916f8cdf2', 'quote', 'quote_1f28ec708b3f221c', NULL, 'we are ready
mei lindqvist
we are ready', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (34, 'a_2bdeba2916f8cdf2', 'claim', 'claim_aa4bcc658b517db8', NULL, 'round
ostrava bio
raised more than chf 120.50 million
raised more than', DEFAULT);
INSERT INTO public.search_entries OVERRIDING SYSTEM VALUE VALUES (35, 'a_2bdeba2916f8cdf2', 'deal', 'deal_47e79cb957db901e', NULL, 'ostrava bio (issuer); kestrel capital (lead_investor)
total: 120500000.00 chf
led the round', DEFAULT);
INSERT INTO public.source_cursors VALUES ('feed', '2026-01-31 00:00:00+00', '2026-01-31 00:00:00+00', 0, NULL, '{"source":"feed","etag":null,"last_modified":null,"newest_item":null,"newest_at":null,"last_run":"2026-01-31T00:00:00Z","last_success":"2026-01-31T00:00:00Z","failures":0,"failure":null}');
INSERT INTO public.superseded VALUES (1, 'place_8b14f7dc1e5c4e07', 'place', 'a_2bdeba2916f8cdf2', 1, 'rejected', '2026-11-23 23:19:22.369217+00', '0.1.0', 'en_test 1.0', '1.1', '{"id":"place_8b14f7dc1e5c4e07","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":144,"end":149,"text":"Basel"}],"section":"body","extractor":"test","name":"Basel","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"place","type":"city","country":"CH"}');
INSERT INTO public.superseded VALUES (2, 'event_796e74a755de9f15', 'event', 'a_2bdeba2916f8cdf2', 1, 're-extracted', '2026-11-23 23:19:22.39695+00', '0.1.0', 'en_test 1.0', '1.1', '{"id":"event_796e74a755de9f15","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":200,"end":213,"text":"Alpine Summit"}],"section":"body","extractor":"test","name":"Alpine Summit","aliases":[],"mentions":[],"identifiers":[],"candidates":[],"kind":"event","type":"conference"}');
INSERT INTO public.tie_keys VALUES ('0:4f1c22090bef6b485e6248ad2bd5e6b56a98d69274ff6baa', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('1:190cd2bfc17b2cf9c151d99ec10302ce857188ffc20c6aa2', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('2:4b97bdca78434098c03cefdf30707238a449e52cc9228f21', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('3:983d2037136821c0c0dfc6efc35cb303c0a476abb5d152fa', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('4:c01cde84c053594230a28ae97ae269acc192f684c45ec415', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('5:364f3795c031eaaec3fab2f5c1040c15c0550aa2417b3394', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('6:091dea274c724ee9c253c05591299d92c002a49d75a751bd', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('7:48f42764c046fd526f240dbc0aed5d5871b2967b705c972b', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('8:28425716c0bed6d8c0512d7f0bafb88905b087fe30fd0e96', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('9:c0efbc6ec0eaf5f6c5bacff5c170567f3aa1a252c049eedd', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('10:afd00de6c34312bc25fb72ddc0a5c7b0a644e5df1ea18f3d', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('11:67ea743b244f7de4874a1cf6c017426c18e1bb2ec2120fcb', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('12:c03435d5c09247452d8bb6efc10e282f6ece0340c2ee1134', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('13:5a37803bc0e6e79bc1118318c0015280c1f17e700c0454a6', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('14:79131dbac1758016c250fa9e3ab8c5ae7c7450b7c1d28f62', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('15:1edc21b3c0913f60c045432f5d32dbe4c407d035c01af1fd', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('16:9a2ef397a3050b5baf709064c00098530ac42036c3ae0b3a', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('17:b88032ef1192b8ba21c3c9992ec90878c02a85a638168f29', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('18:854e541e1bcfcc433df58a97c0d6e7807de7e003a5b5f3e1', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('19:47cdf1e9c133fff3837ed44067dfc557c11e750801a2e19e', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('20:c1a223f7a7d7a3f35b7775f05745b0980410db6b699d3097', 'article', 'a_2bdeba2916f8cdf2', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('six:ostb|round|money CHF', 'claim', 'claim_aa4bcc658b517db8', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('ostrava bio|round|money CHF', 'claim', 'claim_aa4bcc658b517db8', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('ostrava|round|money CHF', 'claim', 'claim_aa4bcc658b517db8', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('six:ostb|financing', 'deal', 'deal_47e79cb957db901e', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('ostrava bio|financing', 'deal', 'deal_47e79cb957db901e', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('ostrava|financing', 'deal', 'deal_47e79cb957db901e', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_keys VALUES ('kestrel capital|financing', 'deal', 'deal_47e79cb957db901e', 'a_2bdeba2916f8cdf2');
INSERT INTO public.tie_profiles VALUES ('a_2bdeba2916f8cdf2', 'article', 'a_2bdeba2916f8cdf2', '{"words":["Zürich","biotech","Ostrava","Bio","SIX","OSTB","raised","more","than","CHF","120.50","million","in","2025","We","are","ready","said","Mei","Lindqvist","its","chief","executive","in","Basel","Kestrel","Capital","led","the","round","for","OSB","114","at","the","Alpine","Summit"]}');
INSERT INTO public.tie_profiles VALUES ('claim_aa4bcc658b517db8', 'claim', 'a_2bdeba2916f8cdf2', '{"record_id":"claim_aa4bcc658b517db8","article_id":"a_2bdeba2916f8cdf2","keys":["six:ostb|round|money CHF","ostrava bio|round|money CHF","ostrava|round|money CHF"],"sure_keys":["six:ostb|round|money CHF","ostrava bio|round|money CHF"],"words":["round"],"stretch":[120450000.0,132550000.0,120450000.0,1e+300],"digits":4,"period":["2025-01-01","2025-12-31"],"day":"2026-01-12","meant":"fact","scope":[],"says_revised":true,"is_disputed":false}');
INSERT INTO public.tie_profiles VALUES ('deal_47e79cb957db901e', 'deal', 'a_2bdeba2916f8cdf2', '{"record_id":"deal_47e79cb957db901e","article_id":"a_2bdeba2916f8cdf2","family":"financing","parties":[["six:ostb","ostrava bio","ostrava"],["kestrel capital"]],"receivers":[0],"amount":[120450000.0,132550000.0,120450000.0,1e+300],"currency":"CHF","assets":[],"day":"2026-01-12"}');
INSERT INTO public.time_expressions VALUES ('time_2495dc4ce9833e8f', 'a_2bdeba2916f8cdf2', 5, 'body', 'test', '2025', 'DATE', '2025', NULL, '2025-01-01', '2025-12-31', 'year', false, NULL, '2025', 78, 82, '2025
2025', '', '{"id":"time_2495dc4ce9833e8f","article_id":"a_2bdeba2916f8cdf2","evidence":[{"start":78,"end":82,"text":"2025"}],"section":"body","extractor":"test","kind":"time","surface":"2025","type":"DATE","value":"2025","mod":null,"start":"2025-01-01","end":"2025-12-31","granularity":"year","is_fiscal":false,"anchor":null,"anchor_basis":null}', 8, '2026-11-23 23:19:22.275789+00');
INSERT INTO public.visits VALUES ('https://example.org/1', 'feed', 'new', 'a_2bdeba2916f8cdf2', 0, NULL, NULL, NULL, '2026-01-31 00:00:00+00', NULL, '{"url":"https://example.org/1","source":"feed","outcome":"new","visited_at":"2026-01-31T00:00:00Z","article_id":"a_2bdeba2916f8cdf2","text_sha256":null,"fingerprint":null,"versions":null,"failure":null,"attempts":0,"next_try":null,"listed":null,"hints":null}');
INSERT INTO public.visits VALUES ('https://example.org/x', 'feed', 'failed', NULL, 2, 'fetch', 'SourceError', 'HTTP 404', '2026-01-31 00:00:00+00', NULL, '{"url":"https://example.org/x","source":"feed","outcome":"failed","visited_at":"2026-01-31T00:00:00Z","article_id":null,"text_sha256":null,"fingerprint":null,"versions":null,"failure":{"stage":"fetch","error":"SourceError","message":"HTTP 404","concerns":"https://example.org/x"},"attempts":2,"next_try":null,"listed":null,"hints":null}');
SELECT pg_catalog.setval('public.factwire_schema_version_seq', 1, false);
SELECT pg_catalog.setval('public.runs_number_seq', 1, true);
SELECT pg_catalog.setval('public.search_entries_id_seq', 35, true);
SELECT pg_catalog.setval('public.superseded_number_seq', 2, true);
ALTER TABLE ONLY public.affiliations
    ADD CONSTRAINT affiliations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.article_versions
    ADD CONSTRAINT article_versions_pkey PRIMARY KEY (article_id, version);
ALTER TABLE ONLY public.articles
    ADD CONSTRAINT articles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.change_counter
    ADD CONSTRAINT change_counter_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.corrections
    ADD CONSTRAINT corrections_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.factwire_migrations
    ADD CONSTRAINT factwire_migrations_pkey PRIMARY KEY (version_num);
ALTER TABLE ONLY public.factwire_schema
    ADD CONSTRAINT factwire_schema_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.figures
    ADD CONSTRAINT figures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.overruled
    ADD CONSTRAINT overruled_pkey PRIMARY KEY (record_id);
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.quotes
    ADD CONSTRAINT quotes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retractions
    ADD CONSTRAINT retractions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.search_entries
    ADD CONSTRAINT search_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.source_cursors
    ADD CONSTRAINT source_cursors_pkey PRIMARY KEY (source);
ALTER TABLE ONLY public.superseded
    ADD CONSTRAINT superseded_pkey PRIMARY KEY (number);
ALTER TABLE ONLY public.tie_groups
    ADD CONSTRAINT tie_groups_pkey PRIMARY KEY (kind, member);
ALTER TABLE ONLY public.tie_keys
    ADD CONSTRAINT tie_keys_pkey PRIMARY KEY (key, kind, member);
ALTER TABLE ONLY public.tie_profiles
    ADD CONSTRAINT tie_profiles_pkey PRIMARY KEY (member, kind);
ALTER TABLE ONLY public.ties
    ADD CONSTRAINT ties_pkey PRIMARY KEY (kind, relation, one, other);
ALTER TABLE ONLY public.time_expressions
    ADD CONSTRAINT time_expressions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visits
    ADD CONSTRAINT visits_pkey PRIMARY KEY (url);
CREATE INDEX ix_affiliations_article ON public.affiliations USING btree (article_id, "position");
CREATE INDEX ix_affiliations_change_cursor ON public.affiliations USING btree (change_cursor);
CREATE INDEX ix_affiliations_organization ON public.affiliations USING hash (organization);
CREATE INDEX ix_affiliations_person ON public.affiliations USING hash (person);
CREATE INDEX ix_articles_change_cursor ON public.articles USING btree (change_cursor);
CREATE INDEX ix_articles_day ON public.articles USING btree (day);
CREATE INDEX ix_articles_duplicate_of ON public.articles USING btree (duplicate_of);
CREATE INDEX ix_articles_text_sha256 ON public.articles USING btree (text_sha256);
CREATE INDEX ix_claims_article ON public.claims USING btree (article_id, "position");
CREATE INDEX ix_claims_change_cursor ON public.claims USING btree (change_cursor);
CREATE INDEX ix_claims_currency ON public.claims USING hash (currency);
CREATE INDEX ix_claims_low ON public.claims USING btree (low);
CREATE INDEX ix_claims_measure ON public.claims USING hash (measure);
CREATE INDEX ix_claims_period_start ON public.claims USING btree (period_start);
CREATE INDEX ix_claims_subject ON public.claims USING hash (subject);
CREATE INDEX ix_corrections_article_id ON public.corrections USING btree (article_id);
CREATE INDEX ix_corrections_record_id ON public.corrections USING btree (record_id);
CREATE INDEX ix_deals_article ON public.deals USING btree (article_id, "position");
CREATE INDEX ix_deals_change_cursor ON public.deals USING btree (change_cursor);
CREATE INDEX ix_events_article ON public.events USING btree (article_id, "position");
CREATE INDEX ix_events_change_cursor ON public.events USING btree (change_cursor);
CREATE INDEX ix_events_name ON public.events USING hash (name);
CREATE INDEX ix_figures_article ON public.figures USING btree (article_id, "position");
CREATE INDEX ix_figures_change_cursor ON public.figures USING btree (change_cursor);
CREATE INDEX ix_figures_currency ON public.figures USING hash (currency);
CREATE INDEX ix_figures_low ON public.figures USING btree (low);
CREATE INDEX ix_figures_measure ON public.figures USING hash (measure);
CREATE INDEX ix_figures_period_start ON public.figures USING btree (period_start);
CREATE INDEX ix_figures_subject ON public.figures USING hash (subject);
CREATE INDEX ix_organizations_article ON public.organizations USING btree (article_id, "position");
CREATE INDEX ix_organizations_change_cursor ON public.organizations USING btree (change_cursor);
CREATE INDEX ix_organizations_name ON public.organizations USING hash (name);
CREATE INDEX ix_overruled_article_id ON public.overruled USING btree (article_id);
CREATE INDEX ix_people_article ON public.people USING btree (article_id, "position");
CREATE INDEX ix_people_change_cursor ON public.people USING btree (change_cursor);
CREATE INDEX ix_people_name ON public.people USING hash (name);
CREATE INDEX ix_places_article ON public.places USING btree (article_id, "position");
CREATE INDEX ix_places_change_cursor ON public.places USING btree (change_cursor);
CREATE INDEX ix_places_name ON public.places USING hash (name);
CREATE INDEX ix_products_article ON public.products USING btree (article_id, "position");
CREATE INDEX ix_products_change_cursor ON public.products USING btree (change_cursor);
CREATE INDEX ix_products_name ON public.products USING hash (name);
CREATE INDEX ix_quotes_article ON public.quotes USING btree (article_id, "position");
CREATE INDEX ix_quotes_change_cursor ON public.quotes USING btree (change_cursor);
CREATE INDEX ix_quotes_speaker ON public.quotes USING hash (speaker);
CREATE INDEX ix_retractions_change_cursor ON public.retractions USING btree (change_cursor);
CREATE INDEX ix_runs_started_at ON public.runs USING btree (started_at);
CREATE INDEX ix_search_entries_article_id ON public.search_entries USING btree (article_id);
CREATE INDEX ix_search_entries_words ON public.search_entries USING gin (words);
CREATE INDEX ix_superseded_article_id ON public.superseded USING btree (article_id);
CREATE INDEX ix_superseded_record_id ON public.superseded USING btree (record_id);
CREATE INDEX ix_tie_groups_article_id ON public.tie_groups USING btree (article_id);
CREATE INDEX ix_tie_groups_group ON public.tie_groups USING btree (kind, group_id);
CREATE INDEX ix_tie_keys_article_id ON public.tie_keys USING btree (article_id);
CREATE INDEX ix_tie_profiles_article_id ON public.tie_profiles USING btree (article_id);
CREATE INDEX ix_ties_one_article ON public.ties USING btree (one_article);
CREATE INDEX ix_ties_other_article ON public.ties USING btree (other_article);
CREATE INDEX ix_time_expressions_article ON public.time_expressions USING btree (article_id, "position");
CREATE INDEX ix_time_expressions_change_cursor ON public.time_expressions USING btree (change_cursor);
CREATE INDEX ix_visits_outcome ON public.visits USING btree (outcome);
ALTER TABLE ONLY public.affiliations
    ADD CONSTRAINT affiliations_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.deals
    ADD CONSTRAINT deals_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.figures
    ADD CONSTRAINT figures_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.places
    ADD CONSTRAINT places_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.quotes
    ADD CONSTRAINT quotes_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.search_entries
    ADD CONSTRAINT search_entries_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tie_groups
    ADD CONSTRAINT tie_groups_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tie_keys
    ADD CONSTRAINT tie_keys_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.tie_profiles
    ADD CONSTRAINT tie_profiles_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ties
    ADD CONSTRAINT ties_one_article_fkey FOREIGN KEY (one_article) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.ties
    ADD CONSTRAINT ties_other_article_fkey FOREIGN KEY (other_article) REFERENCES public.articles(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.time_expressions
    ADD CONSTRAINT time_expressions_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.articles(id) ON DELETE CASCADE;
