-- When the contributor took it back. A worry that still waits keeps its state until a person has read it.
ALTER TABLE feedback ADD COLUMN withdrawn BIGINT;
-- When whoever has it last opened it; none since it was claimed.
ALTER TABLE feedback ADD COLUMN looked BIGINT;
