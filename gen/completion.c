#include "completion.h"

#include "base/language.h"
#include "render/render.h"

#include <string.h>

/* What completes a value of a kind: words for compgen, with its option before them. */
static char *words_of(enum value_kind kind, const struct command *commands, gsize count) {
    GString *words = g_string_new("-W '");
    switch (kind) {
    case VALUE_FOLDER:
        return g_string_free(g_string_assign(words, "-d"), FALSE);
    case VALUE_FILE:
        return g_string_free(g_string_assign(words, "-f"), FALSE);
    case VALUE_LINK:
        g_string_append(words, "copy symbolic");
        break;
    case VALUE_SHELL:
        g_string_append(words, "bash");
        break;
    case VALUE_STAGE:
        for (guint i = 0; render_stage_name(i); i++)
            g_string_append_printf(words, "%s%s", i ? " " : "", render_stage_name(i));
        break;
    case VALUE_LANGUAGE:
        for (int i = 0; i < LANGUAGE_COUNT; i++)
            g_string_append_printf(words, "%s%s", i ? " " : "", language_code((enum language)i));
        break;
    case VALUE_COMMAND:
        for (gsize i = 0; i < count; i++)
            g_string_append_printf(words, "%s ", commands[i].name);
        g_string_append(words, "completion help --help --version");
        break;
    case VALUE_TEXT:
        break;
    }
    return g_string_free(g_string_append_c(words, '\''), FALSE);
}

/* "        --input|--out) kind='-d' ;;": what stands behind an option. */
static void append_values(const struct command *commands, gsize count, GString *out) {
    gsize options;
    const struct option *table = options_table(&options);
    for (gsize i = 0; i < options; i++) {
        if (!table[i].value)
            continue;
        g_autofree char *words = words_of(table[i].kind, commands, count);
        g_string_append_printf(out, "    --%s) _adreport_reply %s; return ;;\n", table[i].name, words);
    }
}

/* What the words of a command are, by how help writes them. */
static enum value_kind kind_of_words(const char *words) {
    return strstr(words, "FILE") ? VALUE_FILE : strstr(words, "DIR") ? VALUE_FOLDER : VALUE_TEXT;
}

static void append_command(const struct command *command, const struct command *commands, gsize count, GString *out) {
    gsize options;
    const struct option *table = options_table(&options);
    g_autofree char *words = words_of(kind_of_words(command->words), commands, count);
    g_string_append_printf(out, "    %s) options='--help", command->name);
    for (gsize i = 0; i < options; i++)
        if (table[i].groups & command->options)
            g_string_append_printf(out, " --%s", table[i].name);
    g_string_append_printf(out, "'; words=(%s) ;;\n", words);
}

char *completion_bash(const struct command *commands, gsize count) {
    GString *out =
        g_string_new("# Completion of adreport in bash, as 'adreport completion bash' prints it.\n"
                     "_adreport_reply() {\n"
                     "    [ \"$1\" = -W ] || compopt -o filenames 2>/dev/null\n"
                     "    mapfile -t COMPREPLY < <(compgen \"$@\" -- \"$current\")\n"
                     "}\n"
                     "_adreport() {\n"
                     "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options words\n"
                     "    if [ \"$current\" = = ]; then\n"
                     "        current=\n"
                     "    elif [ \"$before\" = = ]; then\n"
                     "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
                     "    fi\n"
                     "    COMPREPLY=()\n");
    g_autofree char *all = words_of(VALUE_COMMAND, commands, count);
    g_autofree char *shells = words_of(VALUE_SHELL, commands, count);
    g_string_append_printf(out, "    if [ \"$COMP_CWORD\" = 1 ]; then _adreport_reply %s; return; fi\n", all);
    g_string_append(out, "    case $before in\n");
    append_values(commands, count, out);
    g_string_append(out, "    esac\n    case ${COMP_WORDS[1]} in\n");
    for (gsize i = 0; i < count; i++)
        append_command(&commands[i], commands, count, out);
    g_string_append_printf(out,
                           "    help) options=; words=(%s) ;;\n"
                           "    completion) options=; words=(%s) ;;\n"
                           "    *) return ;;\n"
                           "    esac\n"
                           "    if [[ $current = -* ]]; then _adreport_reply -W \"$options\"; else _adreport_reply "
                           "\"${words[@]}\"; fi\n"
                           "}\n"
                           "complete -F _adreport adreport\n",
                           all, shells);
    return g_string_free(out, FALSE);
}
