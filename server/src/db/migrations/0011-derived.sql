-- Derived indicators: worked out of others by a formula (schema/src/formula says what one is), never reported.
alter table indicator add column formula text;

-- A ratio names its two parts, or it has a formula.
alter table indicator
  drop constraint ratio_names_its_parts,
  add constraint ratio_names_its_parts check (
    (nature = 'RATIO') = (numerator_id is not null or formula is not null)
    and (numerator_id is null) = (denominator_id is null)),
  add constraint formula_stands_alone check (
    formula is null or (nature = 'RATIO' and over_units = 'RECOMPUTE' and numerator_id is null and denominator_id is null
      and char_length(formula) between 1 and 10000));
