// Loads one address for a while and says what a request cost.
import autocannon from 'autocannon';
import { cpuOf } from './processes.mjs';

const CONNECTIONS = 8;

export async function measure(server, scenario, seconds) {
  const { path, body } = scenario;
  const method = body ? 'POST' : 'GET';
  const headers = { ...(body && { 'content-type': 'application/json' }), ...scenario.headers };
  const text = () => JSON.stringify(typeof body === 'function' ? body() : body);
  const request =
    typeof body === 'function'
      ? { setupRequest: (next) => ({ ...next, method, path, headers, body: text() }) }
      : { method, path, headers, ...(body && { body: text() }) };
  const before = cpuOf(server.pid);
  const result = await autocannon({
    url: server.url,
    requests: [request],
    connections: CONNECTIONS,
    duration: seconds,
    // A refusal of GraphQL comes with status 200.
    ...(body && { verifyBody: (answer) => !String(answer).includes('"errors"') }),
  });
  const answered = result['2xx'];
  const failed = result.non2xx + result.errors + result.mismatches;
  if (failed > 0 || answered === 0) {
    throw new Error(`${scenario.name}: ${failed} of ${answered + failed} failed`);
  }
  return {
    cpu: (cpuOf(server.pid) - before) / answered,
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
