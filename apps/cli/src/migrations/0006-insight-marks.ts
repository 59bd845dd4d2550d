import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures are narrowed down by an item's category and a person's age, which other parts change without an order's event:
 * whoever corrects one marks the orders it moves.
 */
export class InsightMarks1763800000006 implements MigrationInterface {
  readonly name = 'InsightMarks1763800000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION mark_orders_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO insight_marks (street_id, order_id) SELECT street_id, id FROM service_orders WHERE requester_id = NEW.id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER persons_mark_orders AFTER UPDATE OF birth_year ON persons
      FOR EACH ROW WHEN (OLD.birth_year IS DISTINCT FROM NEW.birth_year) EXECUTE FUNCTION mark_orders_of_person()`);
    await runner.query(`
      CREATE FUNCTION mark_orders_of_item() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO insight_marks (street_id, order_id)
        SELECT street_id, id FROM service_orders WHERE street_id = NEW.street_id AND item_id = NEW.id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER service_items_mark_orders AFTER UPDATE OF category_id ON service_items
      FOR EACH ROW WHEN (OLD.category_id IS DISTINCT FROM NEW.category_id) EXECUTE FUNCTION mark_orders_of_item()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER service_items_mark_orders ON service_items');
    await runner.query('DROP FUNCTION mark_orders_of_item()');
    await runner.query('DROP TRIGGER persons_mark_orders ON persons');
    await runner.query('DROP FUNCTION mark_orders_of_person()');
  }
}
