import type { InvokeAnswer } from './invokeHandler.js';

const ERROR = 'application/vnd.microsoft.error';

/**
 * A sentence as the answer to an invoke, where its client shows one: a message of the message extension, a small window, a
 * line under the card. Clients show nothing of an answer whose HTTP status is not 200.
 * @param status of what happened, such as 400, 403 or 500
 */
export function invokeRefusal(name: string, status: number, sentence: string): InvokeAnswer {
  const [family] = name.split('/', 1);
  switch (family) {
    case 'composeExtension':
      return { status: 200, body: refusalOfExtension(name, sentence) };
    case 'task':
      return { status: 200, body: { task: { type: 'message', value: sentence } } };
    case 'adaptiveCard':
    case 'application':
      return {
        status: 200,
        body: { statusCode: status, type: ERROR, value: { code: String(status), message: sentence } },
      };
    default:
      return { status, body: { error: { code: String(status), message: sentence } } };
  }
}

/** Those that open a window are answered like windows. */
function refusalOfExtension(name: string, sentence: string): unknown {
  const opensWindow = name === 'composeExtension/fetchTask' || name === 'composeExtension/submitAction';
  return opensWindow
    ? { task: { type: 'message', value: sentence } }
    : { composeExtension: { type: 'message', text: sentence } };
}
