// A form that must not lose a word: drafts on the server, a warning before leaving, an index that counts what is missing.
// Nothing is kept in the browser: office computers are shared.
(function () {
  'use strict';

  const form = document.querySelector('form[data-lb-draft], form[data-lb-guard]');
  if (!form) return;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const url = form.dataset.lbDraft;
  const state = document.querySelector('[data-lb-draft-state]');
  const wait = 3000;
  let typed = false;   // something is not on the server yet
  let leaving = false; // the person handed the form in
  let timer = 0;
  let running = null;
  let section = '';    // heading of the section last typed in

  // ── drafts ──
  function say(strong, rest, link) {
    if (!state) return;
    const bold = document.createElement('b');
    bold.textContent = strong;
    state.replaceChildren(bold);
    if (rest) state.appendChild(document.createTextNode(' ' + rest));
    if (!link) return;
    const a = document.createElement('a');
    a.href = link.href;
    a.textContent = link.text;
    a.target = '_blank';
    a.rel = 'noopener';
    state.appendChild(document.createTextNode(' '));
    state.appendChild(a);
  }

  function body() {
    const data = new FormData(form);
    // Files and passwords do not belong in a draft.
    all('input[type=file], input[type=password]', form).forEach(input => data.delete(input.name));
    if (section) data.append('draftSection', section);
    return data;
  }

  async function save(keepalive) {
    if (!url || !typed || leaving) return;
    if (running) {
      await running;
      if (!typed) return;
    }
    typed = false;
    running = send(keepalive);
    await running;
    running = null;
  }

  async function send(keepalive) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        body: body(),
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: Boolean(keepalive),
      });
      if (answer.ok) {
        const saved = await answer.json();
        say('草稿已存', saved.savedAt);
        return;
      }
      typed = true;
      // A redirect leads to the login page: the session is over.
      if (answer.type === 'opaqueredirect' || answer.status === 401) {
        say('没存上：登录过期了。', '别关这一页，', { href: '/', text: '在新页登录后会接着存' });
      } else if (answer.status === 409) {
        timer = setTimeout(save, wait);
      } else if (answer.status === 400) {
        say('没存上：这一页开得太久。', '请点“存草稿”。');
      } else {
        say('没存上。', '过一会儿会再存一次。');
        timer = setTimeout(save, 15000);
      }
    } catch (error) {
      typed = true;
      say('没存上：网络断了。', '别关这一页，连上后会接着存。');
    }
  }

  function changed(event) {
    typed = true;
    const around = event.target.closest('.lb-sec');
    const heading = around && around.querySelector('h2');
    if (heading) section = heading.lastChild.textContent.trim();
    clearTimeout(timer);
    if (url) timer = setTimeout(save, wait);
    tally();
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('focusout', () => {
    if (!typed) return;
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  window.addEventListener('online', () => save());
  window.addEventListener('focus', () => save());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(true);
  });
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener('beforeunload', event => {
    if (!typed || leaving) return;
    event.preventDefault();
    event.returnValue = '';
  });

  // ── what is missing ──
  const gaps = document.querySelector('[data-lb-gaps]');

  function isEmpty(field) {
    const controls = all('input[name], select[name], textarea[name]', field).filter(c => c.type !== 'hidden');
    return controls.every(c => (c.type === 'radio' || c.type === 'checkbox') ? !c.checked : c.value.trim() === '');
  }

  function tally() {
    let missing = 0;
    all('[data-lb-wanted]').forEach(field => {
      // A stored number that is not shown is not missing.
      if (field.querySelector('.lb-again')) return;
      const empty = isEmpty(field);
      field.dataset.lbWanted = empty ? 'empty' : 'filled';
      if (field.tagName === 'FIELDSET') field.classList.toggle('is-wanted', empty);
      else all('.form-control[name], .form-select[name]', field).forEach(c => c.classList.toggle('is-wanted', empty && !c.classList.contains('is-invalid')));
    });
    all('.lb-sec').forEach(section => {
      const open = all('[data-lb-wanted=empty]', section).length;
      const wrong = all('.lb-err', section).length;
      missing += open;
      mark(section, open, wrong);
    });
    if (!gaps) return;
    const wrong = all('.lb-sec .lb-err').length;
    const words = [];
    if (missing) words.push('还缺' + missing + '项 ◆');
    if (wrong) words.push('要改' + wrong + '处');
    gaps.textContent = words.join('，');
  }

  function mark(section, open, wrong) {
    const link = document.querySelector('.lb-idx a[href="#' + section.id + '"]');
    const tag = section.querySelector('[data-lb-section-state]');
    const words = wrong ? wrong + '处错' : open ? '缺' + open + '◆' : '';
    if (link) {
      const end = link.lastElementChild;
      end.className = wrong ? 'lb-over' : open ? 'lb-late' : 'lb-full';
      const text = end.querySelector('[data-lb-words]');
      const tick = end.querySelector('[data-lb-tick]');
      if (text) text.textContent = words;
      if (tick) tick.hidden = words !== '';
    }
    if (!tag) return;
    tag.className = 'lb-push lb-tag ' + (wrong ? 'lb-tag--red' : open ? 'lb-tag--warm' : 'lb-tag--brand');
    tag.textContent = wrong ? wrong + '处要改' : open ? '还缺' + open + '项 ◆' : '已填全';
  }

  // ── where one is ──
  const links = all('.lb-idx a[href^="#"]');
  if (links.length > 0 && 'IntersectionObserver' in window) {
    const byId = new Map(links.map(link => [link.getAttribute('href').slice(1), link]));
    const observer = new IntersectionObserver(entries => {
      entries.filter(entry => entry.isIntersecting).forEach(entry => {
        links.forEach(link => link.removeAttribute('aria-current'));
        byId.get(entry.target.id).setAttribute('aria-current', 'true');
      });
    }, { rootMargin: '-25% 0px -65% 0px' });
    all('.lb-sec').filter(section => byId.has(section.id)).forEach(section => observer.observe(section));
  }

  tally();
})();
