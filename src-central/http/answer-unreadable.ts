import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { codeOf } from '../database/database.ts';
import { Refused } from './refused.ts';

/** Answers what never became a request: a head that cannot be read or is too large, a request that took too long to arrive. */
export function answerUnreadable(error: Error, socket: Socket): void {
  if (codeOf(error) === 'ECONNRESET' || socket.destroyed) return;
  const refusal = refusalOfUnreadable(codeOf(error));
  const body = JSON.stringify(refusal.body);
  const head = [
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

function refusalOfUnreadable(code: string): Refused {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refused('too-slow');
    case 'HPE_HEADER_OVERFLOW':
      return new Refused('headers-too-large');
    default:
      return new Refused('malformed');
  }
}
