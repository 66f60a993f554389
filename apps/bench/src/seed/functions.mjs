/** Helpers in SQL that exist only while seeding: everything is computed from numbers, so that each seeding gives the same rows. */

export const makeFunctions = `
  CREATE SCHEMA bench;

  -- A number from 0 to below 1, fixed for each pair.
  CREATE FUNCTION bench.dice(n bigint, salt bigint) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT (hashint8extended(n, salt) & 2147483647) / 2147483648.0 $$;

  -- A UUIDv4 by its look, fixed for each text.
  CREATE FUNCTION bench.v4(word text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT overlay(overlay(md5(word) placing '4' from 13) placing '8' from 17)::uuid $$;

  -- A UUIDv7 by its look: ordered by that instant, else fixed for each text.
  CREATE FUNCTION bench.v7(at timestamptz, word text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(word), 1, 3) || '8' || substr(md5(word), 4, 15))::uuid $$;

  -- One to eight sentences.
  CREATE FUNCTION bench.prose(n bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg((ARRAY[
      'Das würde in unserer Straße sofort helfen.', 'Bitte denken Sie auch an die Familien mit kleinen Kindern.',
      'In der Schule meiner Tochter gibt es das schon, und es wird gern genutzt.', 'Wer abends arbeitet, kann dort nie hingehen.',
      'Der Weg mit dem Bus dauert fast eine Stunde.', 'Viele wissen gar nicht, dass es dieses Angebot gibt.',
      'Ein Aushang in mehreren Sprachen wäre ein guter Anfang.', 'Ich habe drei Jahre auf einen Platz im Kurs gewartet.',
      'Könnte der Verein einen Schlüssel für den Raum bekommen?', 'Das Geld reicht sonst nur für ein halbes Jahr.',
      'Die Beratung sollte dort sein, wo die Menschen ohnehin sind.', 'Meine Nachbarin hilft gern beim Übersetzen.',
      'Auf dem Wochenmarkt erreicht man mehr Leute als im Rathaus.', 'So allgemein formuliert ändert sich nichts.',
      'Wer ist dafür zuständig, und bis wann?', 'Dem stimme ich zu.'
    ])[1 + floor(16 * bench.dice(n * 8 + i, 11))::int], ' ')
    FROM generate_series(1, 1 + floor(8 * bench.dice(n, 12))::int) i $$;
`;

export const dropFunctions = 'DROP SCHEMA bench CASCADE';
