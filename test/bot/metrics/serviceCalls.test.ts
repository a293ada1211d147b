import assert from 'node:assert/strict';
import { createMetrics } from '../../../bot/metrics.js';

describe('metrics of calls to services', () => {
  it('should count and time calls by service and outcome', async () => {
    const metrics = createMetrics();
    metrics.serviceCalled({ service: 'reservations', outcome: 'ok', durationMs: 240 });
    metrics.serviceCalled({ service: 'reservations', outcome: 'ok', durationMs: 760 });
    metrics.serviceCalled({ service: 'entra', outcome: 'open', durationMs: 0 });
    const text = await metrics.render();
    assert.match(text, /^desk_service_calls_total\{service="reservations",outcome="ok"\} 2$/m);
    assert.match(text, /^desk_service_calls_total\{service="entra",outcome="open"\} 1$/m);
    assert.match(text, /^desk_service_call_duration_seconds_sum\{service="reservations",outcome="ok"\} 1$/m);
  });
});
