-- The sealer asks each second for the oldest entries that are not chained yet: it must not walk those that are.
CREATE INDEX audit_unsealed ON audit (at, id) WHERE seq IS NULL;
