import type { ContractBackend, ContractDesk, OpenContractDesk } from '../../contract/contractDesk.js';
import { describeCustomers } from '../../contract/customersContract.js';
import { openCustomers, until } from './customersDesk.js';

/** A back end of customers alone: their contract asks for nothing else. */
const open: OpenContractDesk = async (documents) => {
  const { clock, standIn, openIndex, directoryOn } = await openCustomers({ documents });
  const begin = async (): Promise<ContractDesk> => {
    const index = openIndex();
    await until(() => index.isComplete);
    const backend = { customers: directoryOn(index) } as unknown as ContractBackend;
    return {
      backend,
      clock,
      async reopen() {
        await index.close();
        return begin();
      },
      async close() {
        await index.close();
        await standIn.close();
      },
    };
  };
  return begin();
};

describeCustomers('Partner Center', open);
