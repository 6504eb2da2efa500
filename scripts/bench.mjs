// The measurements of `make bench`, one after the other, as ratios within one run; or those named: `scripts/bench.sh queue list`.
// See docs/performance.md.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const SECONDS = Number(process.env.ABRI_BENCH_SECONDS ?? 10);
const SIZES = (process.env.ABRI_BENCH_CLAIMS ?? '10000,250000').split(',');
const LISTED = process.env.ABRI_BENCH_LISTED ?? '250000';
const SUBMISSIONS = Number(process.env.ABRI_BENCH_SUBMISSIONS ?? 20000);
const SESSIONS = Number(process.env.ABRI_BENCH_SESSIONS ?? 10000);
const SIMULATED = process.env.ABRI_BENCH_SIMULATED ?? '100000';
const AUDITED = process.env.ABRI_BENCH_AUDITED ?? '1000000';
const BIN = process.env.ABRI_BENCH_BIN ?? 'target/release';
const ADDRESS = '127.0.0.1:3998';
const data = mkdtempSync('/var/tmp/abri-bench.');
// PostgreSQL runs as another user when this runs as root, and must reach its folder.
chmodSync(data, 0o755);
const env = { ...process.env, ABRI_CLOCK: '2020-03-25T08:00:00+01:00', RUST_LOG: 'warn', ABRI_POSTS_PER_MINUTE: '0', ABRI_TRUSTED_PROXIES: '1' };
const result = { date: new Date().toISOString(), cores: cpus().length, processor: cpus()[0].model };
const run = (program, args, options = {}) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, env, stdio: ['ignore', 'pipe', 'inherit'], ...options });
const say = (text) => process.stderr.write(`${text}\n`);

const server = spawn(`${BIN}/abri`, ['serve', '--demo', '--no-workers', '--listen', ADDRESS, '--data-dir', data,
  '--public-url', `http://${ADDRESS}`], { env, stdio: ['ignore', 'ignore', 'inherit'] });
const ended = new Promise((resolve) => server.on('exit', resolve));
await until(`http://${ADDRESS}/readyz`);

async function until(address) {
  for (let tries = 0; tries < 240; tries += 1) {
    try { if ((await fetch(address)).ok) return; } catch { /* not yet */ }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the server did not start');
}

const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]);
const wrk = (url, script, connections = 32, args = [], seconds = SECONDS) => {
  const output = run('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '--latency', '-s', script, url, '--', ...args]);
  return JSON.parse(/JSON (.*)/.exec(output)[1]);
};
const psql = (sql) => run('psql', [...database(), '-qAtc', sql]).trim();
const database = () => {
  const url = new URL(readFileSync(`${data}/database-url`, 'utf8').replace('postgres://', 'http://'));
  return ['-h', url.searchParams.get('host'), '-p', url.port || '5432', '-U', 'postgres', '-d', 'abri'];
};

async function overTheWire() {
  const brotli = async (path) => {
    const answer = run('curl', ['-s', '-H', 'Accept-Encoding: br', '-o', '/dev/null', '-w', '%{size_download}', `http://${ADDRESS}${path}`]);
    return Number(answer);
  };
  const html = await (await fetch(`http://${ADDRESS}/fr/demande/conditions`)).text();
  const pkg = /href="(\/pkg-[0-9a-f]+)\/abri.css"/.exec(html)[1];
  const sizes = { home: await brotli('/fr'), check: await brotli('/fr/suis-je-concerne'), terms: await brotli('/fr/demande/conditions') };
  for (const kind of ['css', 'js', 'wasm']) sizes[kind] = await brotli(`${pkg}/abri.${kind}`);
  sizes.first_page_without_wasm = sizes.home + sizes.css;
  sizes.wasm_and_glue = sizes.js + sizes.wasm;
  return sizes;
}

async function pages() {
  const page = await (await fetch(`http://${ADDRESS}/fr/suis-je-concerne`)).text();
  writeFileSync(`${data}/page.html`, page);
  const ours = wrk(`http://${ADDRESS}/fr/suis-je-concerne`, 'scripts/bench/pages.lua');
  const bare = spawn(`${BIN}/examples/bench_bare`, ['127.0.0.1:3997', `${data}/page.html`], { stdio: 'ignore' });
  await until('http://127.0.0.1:3997/');
  const handler = wrk('http://127.0.0.1:3997/', 'scripts/bench/pages.lua');
  bare.kill();
  return { bytes: page.length, form_page: ours, bare_handler: handler, share_of_bare: round(ours.per_second / handler.per_second) };
}

// A check of a code that was never issued, of a true one by someone else's name, and a right one: the first two must not be told apart.
function notices() {
  const set = example('bench_notices', '--codes', `${data}/codes`);
  const ask = (what) => wrk(`http://${ADDRESS}/`, 'scripts/bench/verify.lua', 32, [`${data}/codes`, what], Math.min(SECONDS, 5));
  const check = { right: ask('right'), wrong: ask('wrong'), unknown: ask('unknown') };
  return { ...set, check, wrong_to_unknown_p50: round(check.wrong.p50_ms / check.unknown.p50_ms) };
}

const round = (number) => Math.round(number * 1000) / 1000;

function submissions() {
  say(`  preparing ${SUBMISSIONS} drafts`);
  const lines = run(`${BIN}/examples/bench_drafts`, ['--data-dir', data, '--count', String(SUBMISSIONS)]);
  writeFileSync(`${data}/drafts`, lines);
  psql('VACUUM ANALYZE');
  const before = Number(psql('SELECT count(*) FROM claims'));
  const start = process.hrtime.bigint();
  const sent = wrk(`http://${ADDRESS}/`, 'scripts/bench/submit.lua', 32, [`${data}/drafts`]);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const recorded = Number(psql('SELECT count(*) FROM claims')) - before;
  psql(`CREATE TABLE bench_events (LIKE claim_events INCLUDING ALL); CREATE TABLE bench_drafts AS SELECT sha256(n::text::bytea) AS session_hash,
        decode(repeat(md5(n::text), 60), 'hex') AS sealed, NULL::uuid AS claim_id FROM generate_series(0, 19999) AS n;
        CREATE UNIQUE INDEX ON bench_drafts (session_hash)`);
  const output = run('pgbench', [...database().slice(0, 6), '-n', '-M', 'prepared', '-c', '32', '-j', '1', '-T', String(SECONDS), '-f', 'scripts/bench/same_rows.sql', 'abri'],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const pgbench = Number(/tps = ([\d.]+)/.exec(output)[1]);
  const perSecond = Math.round(recorded / sent.seconds);
  return { recorded, measured_seconds: round(seconds), per_second: perSecond, wrk: sent, pgbench_per_second: Math.round(pgbench), share_of_pgbench: round(perSecond / pgbench) };
}

// Sessions are rows: what is measured is what the process keeps of people who opened a page each and are still signed in.
function idleSessions() {
  const lines = run(`${BIN}/examples/bench_sessions`, ['--data-dir', data, '--count', String(SESSIONS)]);
  writeFileSync(`${data}/sessions`, lines);
  const opened = wrk(`http://${ADDRESS}/`, 'scripts/bench/sessions.lua', 32, [`${data}/sessions`], Math.max(SECONDS, 30));
  const count = Number(psql(`SELECT (SELECT count(*) FROM staff_sessions) + (SELECT count(*) FROM insured_sessions WHERE claim_id IS NOT NULL)`));
  return { sessions: count, opened, memory_kb: resident() };
}

function queue() {
  return SIZES.map((size) => {
    say(`  at ${size} open claims`);
    return example('bench_queue', '--claims', size);
  });
}

// A program that measures beside the server, on its folder.
function example(name, ...args) {
  return JSON.parse(run(`${BIN}/examples/${name}`, ['--data-dir', data, ...args]));
}

const parts = {
  bytes: overTheWire,
  memory_kb_at_rest: resident,
  pages,
  notices,
  submissions,
  memory_kb_after_load: resident,
  idle_sessions: idleSessions,
  queue,
  list: () => example('bench_list', '--claims', LISTED),
  outbox: () => example('bench_outbox'),
  simulation: () => example('bench_simulation', '--claims', SIMULATED),
  board: () => example('bench_board'),
  audit: () => JSON.parse(run(`${BIN}/examples/bench_audit`, ['--events', AUDITED, '--file', `${data}/trail`])),
};
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  say(name);
  result[name] = await measure();
}
server.kill('SIGTERM');
await ended;
run('rm', ['-rf', data]);
writeFileSync('target/bench.json', `${JSON.stringify(result, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
