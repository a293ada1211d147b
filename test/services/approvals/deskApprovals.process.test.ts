import { BlobMedium } from '../../../services/local/medium/blobMedium.js';
import { VersionedBlobs } from '../../../services/storage/versionedBlobs.js';
import { useAzurite } from '../../support/azurite.js';
import { itDecidesOnce } from './approvalsContract.js';
import { serversOn } from './approvalsDesk.js';

describe('approvals of two servers on one blob storage', function () {
  this.timeout(30_000);
  const { container } = useAzurite();
  itDecidesOnce(() => serversOn(() => new BlobMedium(new VersionedBlobs(container()))));
});
