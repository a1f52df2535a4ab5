-- Words of names and subjects as they are spelled here, so that a name is found although it was heard and not read.
-- Learnt a little behind what comes in, by the chores.
CREATE TABLE spellings (
    id   $ID,
-- sqlite:
    word TEXT NOT NULL UNIQUE,
-- postgres:
    word TEXT COLLATE "C" NOT NULL UNIQUE,
-- both:
    uses BIGINT NOT NULL
);

-- A word, the word without each of its letters, and its sound: near words share one of these.
CREATE TABLE spelling_keys (
    key         TEXT NOT NULL,
    spelling_id BIGINT NOT NULL REFERENCES spellings (id),
    PRIMARY KEY (key, spelling_id)
);

-- Whose names and addresses have the word.
CREATE TABLE spelled_names (
    spelling_id      BIGINT NOT NULL REFERENCES spellings (id),
    contact_point_id BIGINT NOT NULL REFERENCES contact_points (id),
    PRIMARY KEY (spelling_id, contact_point_id)
);

-- How far what is known has been learnt: the last number of each kind.
CREATE TABLE spelling_progress (
    what  TEXT NOT NULL PRIMARY KEY,
    up_to BIGINT NOT NULL
);
