// Search and filters of the library page: hides the rows that do not fit, says how many are left. No network, no storage.
(function () {
  'use strict';
  document.documentElement.classList.remove('no-script');
  var form = document.querySelector('form.filters');
  var found = document.querySelector('.found');
  var fields = Array.from(form.querySelectorAll('input, select'));
  var rows = Array.from(document.querySelectorAll('table.library tbody tr')).map(function (row) {
    return { row: row, data: row.dataset, text: (row.textContent + ' ' + row.dataset.name + ' ' + row.dataset.place + ' '
      + row.dataset.theme).toLowerCase() };
  });

  // A period that one side leaves open reaches as far as it may; the shorter of two keys (a year) is compared by years.
  function before(a, b) {
    var size = Math.min(a.length, b.length);
    return Boolean(size) && a.slice(0, size) < b.slice(0, size);
  }

  var tests = {
    q: function (value, one) {
      return value.toLowerCase().split(/\s+/).every(function (word) { return one.text.indexOf(word) >= 0; });
    },
    place: function (value, one) { return one.data.place.indexOf(value) >= 0; },
    theme: function (value, one) { return one.data.theme.split('|').indexOf(value) >= 0; },
    since: function (value, one) { return !before(one.data.until, value); },
    until: function (value, one) { return !before(value, one.data.since); },
    state: function (value, one) { return one.data.state === value; }
  };

  function apply() {
    var wanted = fields.filter(function (field) { return field.value.trim(); });
    var shown = 0;
    rows.forEach(function (one) {
      var fits = wanted.every(function (field) { return tests[field.id](field.value.trim(), one); });
      one.row.hidden = !fits;
      shown += fits;
    });
    document.querySelectorAll('main > section').forEach(function (section) {
      section.hidden = !section.querySelector('tbody tr:not([hidden])');
    });
    found.textContent = !wanted.length ? '' : shown ? '符合条件的 ' + shown + ' 份，共 ' + rows.length + ' 份'
      : '没有符合条件的简报，共 ' + rows.length + ' 份；请减少条件或按“清除条件”';
  }

  form.addEventListener('input', apply);
  form.addEventListener('change', apply);
  form.addEventListener('reset', function () { setTimeout(apply); });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  // A browser that comes back to the page puts the old values into the fields again.
  window.addEventListener('pageshow', apply);
})();
