import assert from 'node:assert/strict';
import { ANA, BEN } from '../local/deskFixture.js';
import type { ContractBackend } from './contractDesk.js';
import { WEB } from './contractSeeds.js';

/** What is free of Contoso's refund limit, in US cents. */
export async function poolBefore({ quotes }: Pick<ContractBackend, 'quotes'>): Promise<number> {
  const { pool } = await quotes.quoteRefund(ANA, { ...WEB, quantity: 1 });
  return pool.before.amountMinor;
}

/** Fails where a submission to the small desk has left anything that a port shows. */
export async function assertNothingFiled(backend: ContractBackend): Promise<void> {
  const { desk, quotes, portfolio } = backend;
  for (const caller of [ANA, BEN]) assert.equal((await desk.list(caller, 0, 10)).total, 0);
  assert.equal((await portfolio.openRequests(ANA, { page: 0, pageSize: 10 })).total, 0);
  assert.equal((await quotes.refundableUnits(ANA, WEB)).available, 10);
  assert.equal(await poolBefore(backend), 5_000_000);
}
