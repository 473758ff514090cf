-- Both formats from one run of Pandoc: the Markdown is read once, which is what takes its time. The first filter of the
-- embedded engine: it gives the document the metadata of its format, and writes the Typst source beside a page.
-- `formats` in the metadata holds, by format, what the notebook's YAML blocks may still overrule; `twin` names the file.

local THEME = pandoc.path.directory(PANDOC_SCRIPT_FILE)

local function filled(doc, given)
  for key, value in pairs(given or {}) do
    if doc.meta[key] == nil then doc.meta[key] = value end
  end
  return doc
end

local function write_twin(doc, target)
  local environment = setmetatable({ FORMAT = 'typst' }, { __index = _G })
  for _, name in ipairs { 'embedded.lua', 'govtrends.lua' } do
    doc = pandoc.utils.run_lua_filter(doc, pandoc.path.join { THEME, name }, environment)
  end
  local path = pandoc.path.join { THEME, 'embedded.typ' }
  local options = pandoc.WriterOptions(PANDOC_WRITER_OPTIONS)
  options.template = pandoc.template.compile(pandoc.system.read_file(path), path)
  options.table_of_contents, options.number_sections = false, false
  pandoc.system.write_file(target, pandoc.write(doc, 'typst', options))
end

function Pandoc(doc)
  local formats, target = doc.meta.formats, doc.meta.twin
  doc.meta.formats, doc.meta.twin = nil, nil
  if target then write_twin(filled(doc:clone(), formats.typst), pandoc.utils.stringify(target)) end
  return filled(doc, formats[FORMAT:match 'typst' or 'html'])
end
