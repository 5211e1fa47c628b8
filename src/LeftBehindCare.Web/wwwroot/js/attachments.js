// Photos and files of a record: sends them one by one with a bar and lists them without loading the page, so that what was
// typed above stays. Without this, the same form sends them all at once.
(function () {
  'use strict';

  const form = document.querySelector('form[data-lb-upload]');
  const list = document.querySelector('[data-lb-attachments]');
  if (!form || !list) return;
  const picker = form.querySelector('input[type=file]');
  const button = form.querySelector('[type=submit]');
  const state = form.querySelector('[data-lb-upload-state]');
  const bar = state.querySelector('progress');
  const sentence = state.querySelector('p');
  const problems = form.querySelector('[data-lb-upload-refused]');
  let running = false;

  function no(file, why) {
    return { kept: 0, refused: [{ name: file.name, sentence: why }] };
  }

  function send(file, seen) {
    return new Promise(resolve => {
      const data = new FormData(form);
      data.delete(picker.name);
      data.append(picker.name, file, file.name);
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', event => seen(event.loaded));
      request.addEventListener('load', () => {
        let told = null;
        try {
          told = JSON.parse(request.responseText);
        } catch (error) {
          // A page instead of an answer: the request was led to the login.
        }
        if (told && told.refused) resolve(told);
        else if (told && told.message) resolve(no(file, told.message));
        else if (request.status === 200) resolve(no(file, '登录过期了。请另开一页登录，回来再传。'));
        else resolve(no(file, '没有传上去。请过一会儿再传一次。'));
      });
      request.addEventListener('error', () => resolve(no(file, '没有传上去：网络断了。连上后再传一次。')));
      request.send(data);
    });
  }

  async function show() {
    try {
      const answer = await fetch(list.dataset.lbAttachments, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' });
      if (answer.ok) list.innerHTML = await answer.text();
    } catch (error) {
      // They are kept; the page shows them when it is loaded again.
    }
  }

  function complain(refused) {
    const lines = problems.querySelector('ol');
    lines.replaceChildren(...refused.map(one => {
      const line = document.createElement('li');
      line.textContent = (one.name ? one.name + '：' : '') + one.sentence;
      return line;
    }));
    problems.hidden = refused.length === 0;
  }

  async function upload(files) {
    if (running || files.length === 0) return;
    running = true;
    button.disabled = true;
    problems.hidden = true;
    state.hidden = false;
    bar.max = Math.max(1, files.reduce((sum, file) => sum + file.size, 0));
    bar.value = 0;
    let before = 0;
    let kept = 0;
    const refused = [];
    for (let i = 0; i < files.length; i += 1) {
      sentence.textContent = '正在传第' + (i + 1) + '个，共' + files.length + '个。';
      const answer = await send(files[i], loaded => {
        bar.value = before + Math.min(loaded, files[i].size);
      });
      before += files[i].size;
      bar.value = before;
      kept += answer.kept;
      refused.push(...answer.refused);
    }
    if (kept > 0) await show();
    picker.value = '';
    button.disabled = false;
    running = false;
    sentence.textContent = kept > 0 ? '收下了' + kept + '个。' : '';
    state.hidden = kept === 0;
    complain(refused);
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    upload(Array.from(picker.files));
  });
  // Chosen is meant: on a phone the button would only be one more press.
  picker.addEventListener('change', () => upload(Array.from(picker.files)));
  window.addEventListener('beforeunload', event => {
    if (running) event.preventDefault();
  });
})();
