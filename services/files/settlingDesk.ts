import type { SupportDesk } from '../ports.js';
import type { RequestFiles } from '../requestFiles.js';

/** The desk, which has the files of a request stay once the request is on file. */
export function settlingDesk(desk: SupportDesk, files: Pick<RequestFiles, 'settle'>): SupportDesk {
  return {
    async submit(caller, submission) {
      const request = await desk.submit(caller, submission);
      if (request.files) await files.settle(caller, submission.key);
      return request;
    },
    list: (...ask) => desk.list(...ask),
    get: (...ask) => desk.get(...ask),
    comment: (...ask) => desk.comment(...ask),
    withdraw: (...ask) => desk.withdraw(...ask),
  };
}
