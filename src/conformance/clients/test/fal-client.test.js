import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import { ApiError, createFalClient, ValidationError } from '@fal-ai/client';
import { Callbacks } from '../support/callbacks.js';
import { failure } from '../support/failure.js';
import { pictureAt } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'fal-ai/flux/schnell';
const PRO = 'fal-ai/flux-2-pro';

let simulator;
let callbacks;

before(async () => {
  simulator = await Simulator.start();
  callbacks = await Callbacks.listen();
});

after(async () => {
  await callbacks.close();
  await simulator.close();
});

// The client has no option for the address, but lets its user change a request before it leaves.
function client(credentials = 'a-key') {
  const fal = simulator.address('fal');
  return createFalClient({
    credentials,
    requestMiddleware: async (request) => ({
      ...request,
      url: request.url.replace('https://queue.fal.run', fal).replace('https://fal.run', `${fal}/run`),
    }),
  });
}

test('subscribe follows a job to its picture', async () => {
  const seen = [];
  const { data, requestId } = await client().subscribe(SCHNELL, {
    input: { prompt: 'A lighthouse', image_size: { width: 512, height: 256 }, seed: 3 },
    pollInterval: 50,
    onQueueUpdate: (status) => seen.push(status.status),
  });

  assert.deepEqual(await pictureAt(data.images[0].url), { format: 'jpeg', width: 512, height: 256 });
  assert.equal(data.seed, 3);
  assert.equal(data.prompt, 'A lighthouse');
  assert.deepEqual(data.has_nsfw_concepts, [false]);
  assert.equal(data.images[0].width, 512);
  assert.ok(requestId);
  assert.equal(seen.at(-1), 'COMPLETED');
  assert.ok(seen.includes('IN_QUEUE') || seen.includes('IN_PROGRESS'), seen.join());
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('a model of short answers, with a version in its name, gives pictures and a seed only', async () => {
  const { data } = await client().subscribe(PRO, { input: { prompt: 'A pier', image_size: 'square' }, pollInterval: 50 });

  assert.deepEqual(Object.keys(data).sort(), ['images', 'seed']);
  assert.equal((await pictureAt(data.images[0].url)).width, 512);
});

test('subscribe follows the stream of states', async () => {
  const seen = [];
  const { data } = await client().subscribe(SCHNELL, {
    input: { prompt: 'A stream', image_size: 'square' },
    mode: 'streaming',
    logs: true,
    onQueueUpdate: (status) => seen.push(status.status),
  });

  await pictureAt(data.images[0].url);
  assert.equal(seen.at(-1), 'COMPLETED');
});

test('submit, status and result one by one', async () => {
  const fal = client();
  const submitted = await fal.queue.submit(SCHNELL, {
    input: { prompt: 'Step by step', image_size: 'square', num_images: 2 },
    priority: 'low',
    startTimeout: 20,
  });
  assert.equal(submitted.status, 'IN_QUEUE');
  assert.equal(typeof submitted.queue_position, 'number');

  const { request_id: requestId } = submitted;
  await fal.queue.subscribeToStatus(SCHNELL, { requestId, pollInterval: 50 });
  const status = await fal.queue.status(SCHNELL, { requestId, logs: true });
  assert.equal(status.status, 'COMPLETED');
  assert.ok(status.metrics.inference_time > 0);
  assert.ok(Array.isArray(status.logs));
  const { data } = await fal.queue.result(SCHNELL, { requestId });
  assert.equal(data.images.length, 2);
});

test('run answers at once', async () => {
  const { data } = await client().run(SCHNELL, { input: { prompt: 'At once', image_size: 'square' } });

  await pictureAt(data.images[0].url);
  assert.equal(await simulator.bought('At once'), 1);
});

test('a picture can come inside of the answer', async () => {
  const { data } = await client().run(SCHNELL, { input: { prompt: 'Inside', image_size: 'square', sync_mode: true } });

  assert.match(data.images[0].url, /^data:image\/jpeg;base64,/);
  await pictureAt(data.images[0].url);
});

test('a cancelled job is completed without a result', async () => {
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(SCHNELL, { input: { prompt: 'Never mind' } });

  await fal.queue.cancel(SCHNELL, { requestId });

  const status = await fal.queue.subscribeToStatus(SCHNELL, { requestId, pollInterval: 50 });
  assert.equal(status.status, 'COMPLETED');
  assert.equal(status.error_type, 'client_cancelled');
  const error = await failure(fal.queue.result(SCHNELL, { requestId }));
  assert.equal(error.status, 499);
  const again = await failure(fal.queue.cancel(SCHNELL, { requestId }));
  assert.equal(again.status, 400);
});

test('a model that refuses a prompt answers with a validation error', async () => {
  const error = await failure(client().subscribe(PRO, { input: { prompt: 'forbidden' }, pollInterval: 50 }));

  assert.ok(error instanceof ValidationError);
  assert.equal(error.status, 422);
  assert.equal(error.fieldErrors[0].type, 'content_policy_violation');
  assert.ok(error.requestId);
});

test('an open model flags what it blacked out', async () => {
  const { data } = await client().subscribe(SCHNELL, {
    input: { prompt: 'forbidden', image_size: 'square' },
    pollInterval: 50,
  });

  assert.deepEqual(data.has_nsfw_concepts, [true]);
  await pictureAt(data.images[0].url);
});

test('a wrong field is a validation error that names it', async () => {
  const error = await failure(
    client().subscribe(SCHNELL, { input: { prompt: 'Too many', num_images: 99 }, pollInterval: 50 }),
  );

  assert.ok(error instanceof ValidationError);
  assert.equal(error.getFieldErrors('num_images').length, 1);
});

test('a runner that went away is told by the status', async () => {
  const fal = client();
  const { request_id: requestId } = await fal.queue.submit(SCHNELL, { input: { prompt: 'fail-failed' } });

  const status = await fal.queue.subscribeToStatus(SCHNELL, { requestId, pollInterval: 50 });

  assert.equal(status.error_type, 'runner_disconnected');
  assert.ok(status.error);
});

test('a wrong key is refused', async () => {
  const error = await failure(client('wrong-key').subscribe(SCHNELL, { input: { prompt: 'A key' } }));

  assert.ok(error instanceof ApiError);
  assert.equal(error.status, 401);
  assert.equal(typeof error.body.detail, 'string');
});

test('an account without credit is refused and nothing is bought', async () => {
  const error = await failure(client('empty-key').subscribe(SCHNELL, { input: { prompt: 'A coin' } }));

  assert.ok(error instanceof ApiError);
  assert.ok([402, 403].includes(error.status), `${error.status}`);
  assert.equal(await simulator.bought('A coin'), 0);
});

test('a model that does not exist is not found', async () => {
  const error = await failure(client().subscribe('fal-ai/nothing', { input: { prompt: 'A model' } }));

  assert.equal(error.status, 404);
});

test('too many requests are asked again and bought once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'rateLimited', provider: 'fal', prompt: 'A crowd' });

  const { data } = await client().subscribe(SCHNELL, {
    input: { prompt: 'A crowd', image_size: 'square' },
    pollInterval: 50,
  });

  await pictureAt(data.images[0].url);
  assert.equal(await simulator.bought('A crowd'), 1);
});

/** As fal's pages describe it; its client has no function for it. */
async function verified({ headers, body }) {
  const { keys } = await (await fetch(`${simulator.address('fal')}/.well-known/jwks.json`)).json();
  const signed = [
    headers['x-fal-webhook-request-id'],
    headers['x-fal-webhook-user-id'],
    headers['x-fal-webhook-timestamp'],
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');
  const signature = Buffer.from(headers['x-fal-webhook-signature'], 'hex');
  return keys.some((jwk) =>
    verify(null, Buffer.from(signed), createPublicKey({ key: jwk, format: 'jwk' }), signature));
}

test('a webhook brings the result, signed', async () => {
  const { request_id: requestId } = await client().queue.submit(SCHNELL, {
    input: { prompt: 'Call me', image_size: 'square' },
    webhookUrl: callbacks.address('/fal?token=1'),
  });

  const called = await callbacks.next(({ body }) => body.includes(requestId));

  assert.equal(called.path, '/fal?token=1');
  assert.ok(await verified(called));
  assert.ok(!(await verified({ ...called, body: called.body.replace('OK', 'NO') })));
  const said = JSON.parse(called.body);
  assert.equal(said.status, 'OK');
  await pictureAt(said.payload.images[0].url);
});

test('a webhook tells of a refusal', async () => {
  const { request_id: requestId } = await client().queue.submit(PRO, {
    input: { prompt: 'forbidden to call' },
    webhookUrl: callbacks.address('/fal'),
  });

  const called = await callbacks.next(({ body }) => body.includes(requestId));

  assert.ok(await verified(called));
  const said = JSON.parse(called.body);
  assert.equal(said.status, 'ERROR');
  assert.equal(said.payload.detail[0].type, 'content_policy_violation');
});
