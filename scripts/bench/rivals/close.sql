-- The bench plan (tests/bench/plan.yaml) in PostgreSQL 15: volumes, ranks, roll-up over active people, stairstep. Tables `person` (id, sponsor, depth,
-- terminated) and `sale` (seller, own, qualifying, commissionable; hundredths) are there. Nothing is updated in place: a level
-- is inserted after those below it, since updates would write every row of a million once more, and all that goes upwards
-- (volumes, legs, what waits for each of seven levels, what each step of the stair covers) is carried in one pass, which was faster than
-- the recursive climb. Each part between the lines "-- phase: name" is timed.

-- phase: volumes
create table st as
  select p.id, p.sponsor, p.depth, p.terminated,
         coalesce(s.pv, 0)::bigint pv, coalesce(s.cv, 0)::bigint cv, coalesce(s.own, 0)::bigint own
  from person p
  left join (
    select seller, sum(qualifying)::bigint pv, sum(commissionable)::bigint cv,
           sum(commissionable) filter (where own)::bigint own
    from sale group by seller
  ) s on s.seller = p.id
  order by p.depth;
create index on st (depth);
analyze st;

-- phase: ranks
create table res (
  id int, sponsor int, depth int, tv bigint, gv bigint, active boolean, paid_as int, best int,
  w1 bigint, w2 bigint, w3 bigint, w4 bigint, w5 bigint, w6 bigint, w7 bigint, -- waits for a level when it arrives
  o1 bigint, o2 bigint, o3 bigint, o4 bigint, o5 bigint, o6 bigint, o7 bigint, -- when it goes on
  c0 bigint, c1 bigint, c2 bigint, c3 bigint, c4 bigint,                       -- covered by each step when it goes on
  stair bigint                                                                 -- earned by the stair: hundredths x percent
);
create index on res (depth);
do $$
declare k int;
begin
  for k in reverse (select max(depth) from st)..0 loop
    insert into res
    select id, sponsor, depth, tv, gv, active, paid_as, greatest(paid_as, best),
      w1, w2, w3, w4, w5, w6, w7,
      own + case when active then 0 else w1 end,
      case when active then w1 else w2 end, case when active then w2 else w3 end, case when active then w3 else w4 end,
      case when active then w4 else w5 end, case when active then w5 else w6 end, case when active then w6 else w7 end,
      case when j > 0 then 0 else i0 end,
      case when j > 1 then 0 when j = 1 then i0 + i1 else i1 end,
      case when j > 2 then 0 when j = 2 then i0 + i1 + i2 else i2 end,
      case when j > 3 then 0 when j = 3 then i0 + i1 + i2 + i3 else i3 end,
      case when j = 4 then i0 + i1 + i2 + i3 + i4 else i4 end,
      2 * (j * i0 + greatest(j - 1, 0) * i1 + greatest(j - 2, 0) * i2 + greatest(j - 3, 0) * i3)
    from (
      select r.*, case when not active then 0 when gv >= 1000000 then 4 when gv >= 400000 then 3
                       when gv >= 100000 then 2 when gv >= 30000 then 1 else 0 end j
      from (
        select q.*,
          case when active and tv >= 1000000 and legs_silver >= 2 then 3
               when active and gv >= 200000 and legs_active >= 2 then 2
               when active and gv >= 50000 then 1 else 0 end paid_as
        from (
          select s.id, s.sponsor, s.depth, s.own, s.pv + coalesce(a.tv, 0) tv, s.pv + coalesce(a.gv, 0) gv,
            not s.terminated and s.pv >= 5000 active,
            coalesce(a.best, 0) best, coalesce(a.legs_active, 0) legs_active, coalesce(a.legs_silver, 0) legs_silver,
            coalesce(a.o1, 0) + s.cv - s.own w1,
            coalesce(a.o2, 0) w2, coalesce(a.o3, 0) w3, coalesce(a.o4, 0) w4, coalesce(a.o5, 0) w5, coalesce(a.o6, 0) w6,
            coalesce(a.o7, 0) w7,
            coalesce(a.c0, 0) + s.cv i0, coalesce(a.c1, 0) i1, coalesce(a.c2, 0) i2, coalesce(a.c3, 0) i3, coalesce(a.c4, 0) i4
          from st s
          left join (
            select sponsor, sum(tv)::bigint tv, sum(gv) filter (where paid_as < 3)::bigint gv, max(best) best,
              count(*) filter (where active) legs_active, count(*) filter (where best >= 2) legs_silver,
              sum(o1)::bigint o1, sum(o2)::bigint o2, sum(o3)::bigint o3, sum(o4)::bigint o4, sum(o5)::bigint o5,
              sum(o6)::bigint o6, sum(o7)::bigint o7,
              sum(c0)::bigint c0, sum(c1)::bigint c1, sum(c2)::bigint c2, sum(c3)::bigint c3, sum(c4)::bigint c4
            from res where depth = k + 1 group by sponsor
          ) a on a.sponsor = s.id
          where s.depth = k
        ) q
      ) r
    ) t;
  end loop;
end $$;

-- phase: commissions
create table comm (payee int, bonus text, minor bigint);
create function half_even(n bigint) returns bigint language sql immutable parallel safe as $$
  select sign(n)::bigint * (abs(n) / 100 + case when abs(n) % 100 > 50 or (abs(n) % 100 = 50 and abs(n) / 100 % 2 = 1) then 1 else 0 end)
$$;
insert into comm
select id, 'team', half_even(
  5 * w1 + 3 * w2 + case when paid_as >= 1 then 2 * (w3 + w4) else 0 end
  + case when paid_as >= 2 then 2 * w5 + w6 else 0 end + case when paid_as >= 3 then w7 else 0 end)
from res
where active and (w1, w2, w3, w4, w5, w6, w7) <> (0, 0, 0, 0, 0, 0, 0);
insert into comm select id, 'group', half_even(stair) from res where stair <> 0;
