// A supervisor's browser in a process of its own, to be stopped: [url, token]. Says when it is connected.
import { io } from 'socket.io-client';

const [url, token] = process.argv.slice(2);
const socket = io(url, { transports: ['websocket'], auth: { token } });
// Of no channel: what is sent to it stays far below what a reader may leave waiting.
socket.on('connect', () => socket.emit('watch', { channels: [] }, () => process.stdout.write('connected\n')));
