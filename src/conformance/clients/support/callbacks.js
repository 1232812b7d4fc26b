import { createServer } from 'node:http';

/** Listens for what a provider sends when a job is over. */
export class Callbacks {
  #server;
  #arrived = [];
  #waiting = [];

  static async listen() {
    const callbacks = new Callbacks();
    callbacks.#server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) {
        parts.push(part);
      }
      response.end('ok');
      callbacks.#take({ path: request.url, headers: request.headers, body: Buffer.concat(parts).toString() });
    });
    await new Promise((listening) => callbacks.#server.listen(0, '127.0.0.1', listening));
    return callbacks;
  }

  address(path) {
    return `http://127.0.0.1:${this.#server.address().port}${path}`;
  }

  /** The first callback that came, or comes, and is the one that is meant. */
  async next(wanted) {
    const there = this.#arrived.find(wanted);
    return there ?? new Promise((found, missed) => {
      const patience = setTimeout(() => missed(new Error('no callback came')), 15_000);
      this.#waiting.push({
        wanted,
        found: (callback) => {
          clearTimeout(patience);
          found(callback);
        },
      });
    });
  }

  #take(callback) {
    this.#arrived.push(callback);
    this.#waiting.filter((one) => one.wanted(callback)).forEach((one) => one.found(callback));
    this.#waiting = this.#waiting.filter((one) => !one.wanted(callback));
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
