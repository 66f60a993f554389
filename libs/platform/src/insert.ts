import type { EntityManager } from 'typeorm';

/**
 * The INSERT of that row, its values added to `values`: part of a statement, or one of its own. What the row does not name gets the
 * database's default. The text is the same for the same properties, so PostgreSQL plans it once.
 */
export function insertOf<T extends object>(tx: EntityManager, entity: new () => T, row: Partial<T>, values: unknown[]): string {
  const { tableName, columns } = tx.connection.getMetadata(entity);
  const named = columns.filter(({ propertyName }) => row[propertyName as keyof T] !== undefined);
  const params = named.map(({ propertyName, type }) => {
    const value = row[propertyName as keyof T];
    // The driver would take an array for one of PostgreSQL's.
    return `$${values.push(type === 'jsonb' && value !== null ? JSON.stringify(value) : value)}`;
  });
  return `INSERT INTO ${tableName} (${named.map(({ databaseName }) => databaseName).join(', ')}) VALUES (${params.join(', ')})`;
}
