-- The floor: the same seven steps with the fewest rows and indexes that still keep order, claim, timeline, outbox, timer,
-- evaluation and idempotency. One call a step, each statement planned once per connection.
create schema floor;
set search_path = floor;
create table orders (id bigint generated always as identity primary key, customer_id int not null, item_id int not null, state text not null, org_id int, worker_id int, amount int not null, scheduled_at timestamptz, started_at timestamptz, finished_at timestamptz, confirmed_at timestamptz, version int not null default 1, created_at timestamptz not null default now(), updated_at timestamptz not null default now());
create index on orders (customer_id, created_at);
create index on orders (org_id, state);
create index orders_open on orders (created_at) where state = 'placed';
create table claims (id bigint generated always as identity primary key, order_id bigint not null references orders, org_id int not null, active boolean not null default true, at timestamptz not null default now());
create unique index claims_one_active on claims (order_id) where active;
create table timeline (id bigint generated always as identity primary key, order_id bigint not null references orders, event text not null, actor int not null, data jsonb not null, at timestamptz not null default now());
create index on timeline (order_id, id);
create table outbox (id bigint generated always as identity primary key, topic text not null, payload jsonb not null, created_at timestamptz not null default now(), sent_at timestamptz);
create index outbox_unsent on outbox (id) where sent_at is null;
create table timers (order_id bigint not null references orders, kind text not null, fire_at timestamptz not null, done boolean not null default false, primary key (order_id, kind));
create index timers_due on timers (fire_at) where not done;
create table evaluations (id bigint generated always as identity primary key, order_id bigint not null unique references orders, org_id int not null, stars smallint not null, body text, at timestamptz not null default now());
create index on evaluations (org_id, at);
create table idempotency (key uuid primary key, actor int not null, response jsonb not null, at timestamptz not null default now());
create table one_row (id bigint generated always as identity primary key, data text not null);
create function step(_step text, _from text, _to text, _timer text, _id bigint, _v int, _cust int, _item int, _org int, _ev jsonb, _key uuid) returns table (rid bigint, rv int) language plpgsql as $$
begin
  if _step = 'place' then
    insert into floor.orders (customer_id, item_id, state, amount) values (_cust, _item, 'placed', 5000) returning id, version into rid, rv;
  else
    update floor.orders set state = _to, version = version + 1, updated_at = now(), org_id = case when _step = 'claim' then _org else org_id end, worker_id = case when _step = 'schedule' then _org else worker_id end,
      scheduled_at = case when _step = 'schedule' then now() else scheduled_at end, started_at = case when _step = 'start' then now() else started_at end, finished_at = case when _step = 'finish' then now() else finished_at end, confirmed_at = case when _step = 'confirm' then now() else confirmed_at end
      where id = _id and state = _from and version = _v returning id, version into rid, rv;
    if rid is null then return; end if;
    if _step = 'claim' then insert into floor.claims (order_id, org_id) values (rid, _org);
    elsif _step = 'rate' then insert into floor.evaluations (order_id, org_id, stars, body) values (rid, _org, 5, 'good work'); end if;
  end if;
  insert into floor.timeline (order_id, event, actor, data) values (rid, _step, _cust, _ev);
  insert into floor.outbox (topic, payload) values ('order.' || _step, jsonb_build_object('id', rid, 'step', _step, 'cust', _cust, 'org', _org));
  insert into floor.timers (order_id, kind, fire_at) values (rid, _timer, now() + interval '1 day') on conflict (order_id, kind) do update set fire_at = excluded.fire_at, done = false;
  insert into floor.idempotency (key, actor, response) values (_key, _cust, jsonb_build_object('id', rid, 'state', _step));
  return next;
end $$;
