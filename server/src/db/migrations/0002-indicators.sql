-- The catalogue, the periods, and where series break.

create table indicator (
  id int generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z][A-Z0-9_]{1,47}$'),
  name text not null,
  name_en text not null,
  family text not null
    check (family in ('membership', 'campaigns', 'finance', 'organisation', 'labour', 'legal', 'party', 'emulation')),
  measure text not null,
  nature text not null check (nature in ('STOCK', 'FLOW', 'RATIO', 'MEAN')),
  over_units text not null check (over_units in ('SUM', 'WEIGHTED', 'RECOMPUTE', 'NONE')),
  direction text not null check (direction in ('HIGHER', 'LOWER', 'NEUTRAL')),
  whole_number boolean not null,
  may_be_negative boolean not null,
  part_of_id int references indicator check (part_of_id <> id),
  numerator_id int references indicator,
  denominator_id int references indicator,
  weight_id int references indicator,
  band_low numeric,
  band_high numeric,
  provenance text not null check (provenance in ('FORM', 'NEWS', 'SEED', 'LAW', 'DERIVED', 'CONSTRUCTED')),
  source_url text,
  note text,
  constraint ratio_names_its_parts
    check ((nature = 'RATIO') = (numerator_id is not null) and (nature = 'RATIO') = (denominator_id is not null)),
  constraint mean_names_its_weight check ((nature = 'MEAN') = (weight_id is not null)),
  constraint band_in_order check (band_low <= band_high)
);

-- ends_on is the last day inside. The key's grammar lives in schema/src/period.ts; the database guards the windows.
create table period (
  id int generated always as identity primary key,
  key text not null unique,
  type text not null check (type in ('YEAR', 'HALF', 'QUARTER', 'MONTH', 'NINE_MONTHS', 'TET', 'AS_AT', 'WINDOW')),
  starts_on date not null,
  ends_on date not null,
  year int not null,
  constraint period_in_order check (starts_on <= ends_on),
  constraint period_in_range check (starts_on >= date '1945-01-01' and ends_on <= date '2100-12-31'),
  constraint period_year_is_where_it_ends check (year = extract(year from ends_on)),
  constraint period_window_fits_its_type check (
    case type
      when 'AS_AT' then starts_on = ends_on and key = starts_on::text
      when 'WINDOW' then starts_on < ends_on and key = starts_on || '/' || ends_on
      when 'TET' then ends_on - starts_on = 44 and key = year || '-TET'
      else extract(day from starts_on) = 1
        and ends_on = (starts_on + make_interval(months => case type
          when 'YEAR' then 12 when 'NINE_MONTHS' then 9 when 'HALF' then 6 when 'QUARTER' then 3 else 1 end))::date - 1
    end
  )
);

create table series_break (
  id int generated always as identity primary key,
  starts_on date not null, -- the first day with the new meaning
  cause text not null check (cause in ('SCOPE', 'BOUNDARY', 'DEFINITION', 'RULE')),
  indicator_id int references indicator, -- none: every indicator
  unit_id int references unit, -- none: every unit
  note text not null,
  source_id int references source,
  unique nulls not distinct (starts_on, cause, indicator_id, unit_id)
);

create trigger indicator_is_a_dimension after insert or update or delete on indicator
  for each statement execute function raise_dimension_version();
create trigger period_is_a_dimension after insert or update or delete on period
  for each statement execute function raise_dimension_version();
create trigger series_break_is_a_dimension after insert or update or delete on series_break
  for each statement execute function raise_dimension_version();
