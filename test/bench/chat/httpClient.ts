import { Agent, request } from 'node:http';

/** Keeps its connections, as channels do. */
const agent = new Agent({ keepAlive: true });

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

/** Posts JSON. @returns the answer's JSON, undefined where it has no body @throws Error for a status that is no success */
export function post(url: string, body: unknown, { headers = {} }: PostOptions = {}): Promise<unknown> {
  const payload = Buffer.from(JSON.stringify(body));
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', 'content-length': payload.length, ...headers },
    });
    asked.on('error', reject);
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode = 0 } = response;
        if (statusCode < 200 || statusCode >= 300) reject(new Error(`${url}: ${statusCode} ${text}`));
        else resolve(text === '' ? undefined : JSON.parse(text));
      });
    });
    asked.end(payload);
  });
}

/** No socket is kept any longer. */
export function closeConnections(): void {
  agent.destroy();
}
