import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** Accepts a websocket and closes it as soon as the page says anything (RFC 6455). */
export function acceptWebSocket(request: IncomingMessage, socket: Socket): void {
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  socket.once('data', () => socket.end(CLOSE_FRAME));
  socket.once('error', () => socket.destroy());
}

const CLOSE_FRAME = Buffer.from([0x88, 0x00]);
