// Bodies far too large, from a process of its own: [url, megabytes, how many at once]. Prints the statuses.
import { request } from 'node:http';

const [url, megabytes, count] = process.argv.slice(2);
const part = Buffer.alloc(1024 * 1024, ' ');
const statuses = await Promise.all(Array.from({ length: Number(count) }, send));
process.stdout.write(JSON.stringify(statuses));
process.exit(0);

function send() {
  const headers = { 'content-length': Number(megabytes) * part.length };
  return new Promise((resolve) => {
    let left = Number(megabytes);
    const call = request(url, { method: 'POST', headers }, (response) => resolve(response.statusCode));
    // A reset may overtake the answer.
    call.on('error', (error) => resolve(error.code));
    const more = () => {
      while (left > 0 && !call.destroyed) {
        left -= 1;
        if (!call.write(part)) return call.once('drain', more);
      }
      return call.end();
    };
    more();
  });
}
