/** The product's time, computed here from the same two anchors as in the database. */
export async function productClock(services) {
  const [{ real, app, scale }] = await services.query(
    `SELECT extract(epoch FROM anchor_real) * 1000 AS real, extract(epoch FROM anchor_app) * 1000 AS app, scale FROM app_clock`,
  );
  const now = () => Number(app) + (Date.now() - Number(real)) * scale;
  return now;
}
