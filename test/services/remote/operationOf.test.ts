import assert from 'node:assert/strict';
import { operationOf } from '../../../services/remote/operationOf.js';

describe('operationOf', () => {
  const cases = [
    [
      'https://management.azure.com/subscriptions/0c1d6f0e-2f4b-4f2e-9d55-0d1c7e3a4b21/resourceGroups/Payroll/providers/Microsoft.Compute/virtualMachines?api-version=1',
      'subscriptions/*/resourceGroups/*/providers/Microsoft.Compute/virtualMachines',
    ],
    ['https://graph.microsoft.com/v1.0/users/ada@example.com/memberOf', 'v1.0/users/*/memberOf'],
    ['https://graph.microsoft.com/v1.0/users/Ada', 'v1.0/users/*'],
    ['https://vault.example.net/secrets/refresh/9d55', 'secrets/*/*'],
    [
      'https://management.azure.com/providers/Microsoft.Support/supportTickets/Ada/files/Plan.pdf',
      'providers/Microsoft.Support/supportTickets/*/files/*',
    ],
    ['https://api.partnercenter.microsoft.com/v1/customers?filter=Ada', 'v1/customers'],
    ['https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token', '*/oauth2/v2.0/token'],
  ] as const;
  for (const [url, operation] of cases) {
    it(`should write ${operation}`, () => assert.equal(operationOf(url), operation));
  }
});
