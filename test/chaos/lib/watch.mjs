/** 48 hours in 20 seconds. */
export const TIME_SCALE = 8640;
/** A Monday morning of a year whose calendar is known, ten weeks before whose end every run is over. */
const BEGIN = '2026-03-02T08:30:00+08:00';

/** Product time as the demonstration moves it. */
export const startClock = (scale) =>
  `UPDATE app_clock SET anchor_app = '${BEGIN}', anchor_real = clock_timestamp(), scale = ${scale}, version = version + 1`;

/**
 * A witness beside the product: triggers that note each arming and firing of a timer, and each time a delivery is marked
 * as heard. In a schema of its own; what it notes, it cannot be told.
 */
export const WATCH = `
CREATE SCHEMA chaos;
CREATE TABLE chaos.timer_log (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event text, subject_id uuid, kind text, generation integer,
  due_at timestamptz, app_at timestamptz, real_at timestamptz DEFAULT clock_timestamp());
CREATE TABLE chaos.heard_log (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid, consumer text, real_at timestamptz DEFAULT clock_timestamp());
CREATE FUNCTION chaos.note_timer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = chaos, public AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.fired_at IS NOT NULL AND NEW.fired_at IS DISTINCT FROM OLD.fired_at THEN
      INSERT INTO timer_log (event, subject_id, kind, generation, due_at, app_at)
      VALUES ('FIRED', OLD.subject_id, OLD.kind, OLD.generation, OLD.due_at, app_now());
    END IF;
    IF NEW.state = 'CANCELLED' AND OLD.state = 'ARMED' THEN
      INSERT INTO timer_log (event, subject_id, kind, generation, due_at, app_at)
      VALUES ('CANCELLED', OLD.subject_id, OLD.kind, OLD.generation, OLD.due_at, app_now());
    END IF;
    IF NEW.generation = OLD.generation THEN RETURN NEW; END IF;
  END IF;
  INSERT INTO timer_log (event, subject_id, kind, generation, due_at, app_at)
  VALUES ('ARMED', NEW.subject_id, NEW.kind, NEW.generation, NEW.due_at, app_now());
  RETURN NEW;
END $$;
CREATE TRIGGER chaos_note AFTER INSERT OR UPDATE ON timers FOR EACH ROW EXECUTE FUNCTION chaos.note_timer();
CREATE FUNCTION chaos.note_heard() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = chaos, public AS $$
BEGIN
  INSERT INTO heard_log (event_id, consumer) VALUES (NEW.event_id, NEW.consumer);
  RETURN NEW;
END $$;
CREATE TRIGGER chaos_note AFTER UPDATE ON event_deliveries FOR EACH ROW
  WHEN (NEW.done_at IS NOT NULL AND NEW.done_at IS DISTINCT FROM OLD.done_at) EXECUTE FUNCTION chaos.note_heard();`;
