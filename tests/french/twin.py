"""A made-up small twin of Meta's archive of Belgium: twin.py FOLDER puts it in the platforms/ of the report in FOLDER, with a joint page."""
import pathlib
import sys
import zipfile

NAME = 'FacebookAdLibraryReport_2025-07-12_BE_last_30_days'
HEAD = 'Page ID,Page name,Disclaimer,Amount spent (EUR)'
JOINT = '100000000000001'
# page, name, payer, amount, number of ads. Pages of parties are those of advertisers.csv; their amounts are not what they spent.
ROWS = [
    ('56605856504', 'Vlaams Belang', 'Vlaams Belang', '40000', 5),
    ('334361224413', 'N-VA', 'Nieuw-Vlaamse Alliantie', '25000', 9),
    ('PVDA', 'PVDA', 'PVDA', '17000', 4),
    ('PTB', 'PTB', 'PTB', '10500', 3),
    ('Parti Socialiste (PS)', 'Parti Socialiste (PS)', 'Parti Socialiste (PS)', '12400', 12),
    ('Les Engagés - Mouvement participatif', 'Les Engagés - Mouvement participatif', 'Les Engagés', '7000', 2),
    (JOINT, 'Groen & Vooruit Example', 'Groen & Vooruit Example', '5000', 6),
    ('Groen', 'Groen', 'Groen', '3000', 1),
    ('Vooruit', 'Vooruit', 'Vooruit', '2000', 1),
    ('Ecolo', 'Ecolo', 'Ecolo', '1950', 7),
    ('MR - Mouvement Réformateur', 'MR - Mouvement Réformateur', 'MR - Mouvement Réformateur', '≤100', 1),
    ('Open Vld', 'Open Vld', 'Open Vld', '≤100', 1),
    ('100000000000002', 'An Example Company', 'An Example Company', '9000', 2),
    ('100000000000003', 'Example', 'These ads ran without a disclaimer', '≤100', 1),
]


def main(folder):
    links = folder / 'advertisers.csv'
    text = links.read_text(encoding='utf-8')
    ids = {line.split(',')[2]: line.split(',')[1] for line in text.splitlines()[1:] if line.split(',')[4] == 'party'}
    lines = [(ids.get(page, page), *rest) for page, *rest in ROWS]
    rows = [','.join(line[:4]) for line in lines]
    links.write_text(text + f'meta,{JOINT},Groen & Vooruit Example,groen|vooruit,joint,adreport,2025-07-14,\n', encoding='utf-8')
    (folder / 'platforms').mkdir()
    with zipfile.ZipFile(folder / f'platforms/{NAME}.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
        everyone = '\n'.join([HEAD + ',Number of ads in Library'] + [f'{row},{line[4]}' for row, line in zip(rows, lines)])
        archive.writestr(f'{NAME}_advertisers.csv', '\ufeff' + everyone)
        archive.writestr(f'regions/{NAME}_Flemish Region.csv', '\ufeff' + '\n'.join([HEAD] + rows[:3]))
        archive.writestr(f'regions/{NAME}_Wallonia.csv', '\ufeff' + '\n'.join([HEAD] + rows[3:6]))


main(pathlib.Path(sys.argv[1]))
