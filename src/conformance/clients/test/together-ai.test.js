import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Together from 'together-ai';
import { picture, pictureAt } from '../support/picture.js';
import { Simulator } from '../support/simulator.js';

const SCHNELL = 'black-forest-labs/FLUX.1-schnell';

let simulator;

before(async () => {
  simulator = await Simulator.start();
});

after(() => simulator.close());

function client(apiKey = 'a-key', maxRetries = 0) {
  return new Together({ apiKey, baseURL: `${simulator.address('together')}/v1`, maxRetries });
}

test('a prompt becomes an address of a picture', async () => {
  const answer = await client().images.generate({
    model: SCHNELL,
    prompt: 'A lighthouse',
    width: 512,
    height: 256,
    seed: 3,
    response_format: 'url',
  });

  assert.equal(answer.object, 'list');
  assert.equal(answer.model, SCHNELL);
  assert.equal(answer.data.length, 1);
  assert.equal(answer.data[0].index, 0);
  assert.deepEqual(await pictureAt(answer.data[0].url), { format: 'jpeg', width: 512, height: 256 });
  assert.equal(await simulator.bought('A lighthouse'), 1);
});

test('two pictures come in the answer itself, as PNG', async () => {
  const answer = await client().images.generate({
    model: SCHNELL,
    prompt: 'Two lighthouses',
    n: 2,
    width: 256,
    height: 256,
    response_format: 'base64',
    output_format: 'png',
  });

  assert.deepEqual(
    answer.data.map((one) => picture(Buffer.from(one.b64_json, 'base64')).format),
    ['png', 'png'],
  );
  assert.notEqual(answer.data[0].b64_json, answer.data[1].b64_json);
});

test('a wrong key is an authentication error', async () => {
  await assert.rejects(client('wrong-key').images.generate({ model: SCHNELL, prompt: 'A key' }), (error) => {
    assert.ok(error instanceof Together.AuthenticationError);
    assert.equal(error.status, 401);
    assert.match(error.message, /API key/);
    return true;
  });
});

test('an account without credit is told by 402', async () => {
  await assert.rejects(client('empty-key').images.generate({ model: SCHNELL, prompt: 'A coin' }), (error) => {
    assert.ok(error instanceof Together.APIError);
    assert.equal(error.status, 402);
    return true;
  });
  assert.equal(await simulator.bought('A coin'), 0);
});

test('a refused prompt cannot be processed', async () => {
  await assert.rejects(client().images.generate({ model: SCHNELL, prompt: 'forbidden' }), (error) => {
    assert.ok(error instanceof Together.UnprocessableEntityError);
    assert.match(error.message, /NSFW/);
    return true;
  });
});

test('a wrong field is a bad request that names it', async () => {
  await assert.rejects(client().images.generate({ model: SCHNELL, prompt: 'A number', steps: 'many' }), (error) => {
    assert.ok(error instanceof Together.BadRequestError);
    assert.match(error.message, /steps/);
    return true;
  });
});

test('a model that does not exist is not found', async () => {
  await assert.rejects(client().images.generate({ model: 'nobody/nothing', prompt: 'A model' }), (error) => {
    assert.ok(error instanceof Together.NotFoundError);
    return true;
  });
});

test('too many requests are a rate limit, and are asked again as late as the service says', async () => {
  const limited = { endpoint: 'SUBMIT', fault: 'rateLimited', provider: 'together', duration: 'PT1S' };
  await simulator.fault({ ...limited, prompt: 'A crowd' });
  await assert.rejects(client().images.generate({ model: SCHNELL, prompt: 'A crowd' }), (error) => {
    assert.ok(error instanceof Together.RateLimitError);
    return true;
  });

  await simulator.fault({ ...limited, prompt: 'A queue' });
  const before = performance.now();
  const answer = await client('a-key', 2).images.generate({ model: SCHNELL, prompt: 'A queue' });
  assert.ok(performance.now() - before >= 1000);
  await pictureAt(answer.data[0].url);
  assert.equal(await simulator.bought('A queue'), 1);
});

test('a failure of the service is asked again and bought once', async () => {
  await simulator.fault({ endpoint: 'SUBMIT', fault: 'status', code: 503, provider: 'together', prompt: 'A storm' });

  const answer = await client('a-key', 2).images.generate({ model: SCHNELL, prompt: 'A storm' });

  await pictureAt(answer.data[0].url);
  assert.equal(await simulator.bought('A storm'), 1);
});
