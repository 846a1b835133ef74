-- Levels of the domains of PULANG-CORE, first and last: for the twelve domains beside each other. Filled by a rebuild of indicators.
ALTER TABLE indicators_case ADD COLUMN domains text NOT NULL DEFAULT '';
ALTER TABLE indicators_past ADD COLUMN domains text NOT NULL DEFAULT '';
