// Long lists of choices get a box above them that narrows the list. Without script the list stands there whole.
(function () {
  'use strict';

  const rows = 8; // shown at once while somebody is searching
  const plain = text => text.replace(/\s+/g, '').toLowerCase();

  document.querySelectorAll('select[data-lb-find]').forEach(list => {
    const label = document.querySelector('label[for="' + list.id + '"]');
    const name = label ? label.firstChild.textContent.trim() : '';
    const box = document.createElement('input');
    box.type = 'search';
    box.className = 'form-control mb-1';
    box.id = list.id + '-find';
    box.autocomplete = 'off';
    box.placeholder = '打几个字，先缩小范围';
    box.setAttribute('aria-label', '在“' + name + '”里找');
    box.setAttribute('aria-controls', list.id);
    const found = document.createElement('div');
    found.className = 'form-text';
    found.setAttribute('role', 'status');
    list.before(box);
    list.after(found);

    // Taken out and put back: not every browser hides a choice.
    const parents = [list].concat(Array.from(list.querySelectorAll('optgroup')));
    const kept = parents.map(parent => ({ parent, children: Array.from(parent.children) }));
    const all = Array.from(list.options);
    const choices = all.filter(option => option.value !== '');
    const matches = () => choices.filter(option => plain(option.text).includes(plain(box.value)));

    function put(shown) {
      const chosen = list.selectedOptions[0];
      kept.forEach(({ parent, children }) => {
        parent.replaceChildren(...children.filter(child => child.tagName === 'OPTGROUP' || shown.has(child)));
      });
      if (chosen) chosen.selected = true;
    }

    function whole() {
      put(new Set(all));
      list.removeAttribute('size');
      found.textContent = '';
    }

    function narrow() {
      if (plain(box.value) === '') {
        whole();
        return;
      }
      const hits = matches();
      // What is chosen stays, whatever is typed: looking is not choosing.
      put(new Set(hits.concat(Array.from(list.selectedOptions))));
      list.size = Math.min(rows, Math.max(2, list.options.length));
      found.textContent = hits.length ? '找到' + hits.length + '个' : '没有找到，换几个字试试';
    }

    function clear() {
      box.value = '';
      whole();
    }

    function enter() {
      const hits = plain(box.value) === '' ? [] : matches();
      if (hits.length > 0 && !hits.includes(list.selectedOptions[0])) {
        hits[0].selected = true;
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }
      list.focus();
    }

    // What is typed here is no part of the form: neither a draft nor a gap changes with it.
    ['input', 'change'].forEach(type => box.addEventListener(type, event => event.stopPropagation()));
    box.addEventListener('input', event => {
      if (!event.isComposing) narrow();
    });
    box.addEventListener('compositionend', narrow);
    box.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        clear();
      } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault();
        enter();
      }
    });
    list.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || box.value === '') return;
      clear();
      box.focus();
    });
    // Whoever goes on has found it: the list closes again, but not from under the mouse that is pressing something below it.
    const leave = () => setTimeout(() => {
      if (document.activeElement !== box && document.activeElement !== list) clear();
    }, 200);
    box.addEventListener('focusout', leave);
    list.addEventListener('focusout', leave);
  });
})();
