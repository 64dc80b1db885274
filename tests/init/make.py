"""Files as platforms offer them, with numbers that are made up: make.py FOLDER."""
import pathlib
import sys
import zipfile

FOLDER = pathlib.Path(sys.argv[1])
BOM = '\ufeff'
HEAD = 'Page ID,Page name,Disclaimer,Amount spent ({})'
ADS = ',Number of ads in Library'


def write(path, text):
    path = FOLDER / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def meta(name, rows, currency='EUR', regional=False):
    write(name, BOM + '\n'.join([HEAD.format(currency) + ('' if regional else ADS), *rows]) + '\n')


def pages(*amounts):
    return [f'10000000000000{i},Page {i},Payer {i},{amount},{i}' for i, amount in enumerate(amounts, 1)]


def archive(name, members, day=(2025, 7, 14, 9, 45, 0)):
    (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(FOLDER / name, 'w', zipfile.ZIP_DEFLATED) as out:
        for member, text in members.items():
            out.writestr(zipfile.ZipInfo(member, day), text)


# Belgium, as Meta sends it: the day in the name of the archive is one off from that of what is in it. All pages together spent
# 24622 + 84970 + 12454 + 10562 + 16945 + 10956 = 160509 and twice at most 100.
INNER = 'FacebookAdLibraryReport_2025-07-12_BE_last_30_days'
BELGIANS = ['100000000000001,Zuhal voor Antwerpen,Nieuw-Vlaamse Alliantie,24622,7', '100000000000002,Vlaams Belang,Vlaams Belang,84970,24',
            '100000000000003,Parti Socialiste,Parti Socialiste (PS),12454,9', '100000000000004,Groen Gent,Groen,≤100,1',
            '100000000000005,PTB,PTB,10562,3', '100000000000006,PVDA,PVDA,16945,5', '100000000000007,An Example Company,An Example Company,10956,2',
            '100000000000008,Somebody,These ads ran without a disclaimer,≤100,1']
REGIONAL = [','.join(row.split(',')[:4]) for row in BELGIANS]
archive('belgium/FacebookAdLibraryReport_2025-07-13_BE_last_30_days.zip', {
    f'{INNER}_locations.csv': BOM + 'Location name,Amount spent (EUR)\nBrussels,40057\nFlemish Region,120000\n',
    f'{INNER}_advertisers.csv': BOM + '\n'.join([HEAD.format('EUR') + ADS, *BELGIANS]),
    f'regions/{INNER}_Flemish Region.csv': BOM + '\n'.join([HEAD.format('EUR'), *REGIONAL[:2]]),
    f'regions/{INNER}_Wallonia.csv': BOM + '\n'.join([HEAD.format('EUR'), *REGIONAL[2:5]]),
    'README.txt': 'The library is a list of ads about social issues, elections or politics.'})

# The Netherlands: a report of seven days, one of a day in it and one of the day after. 700 + 20 is to count; never 50 too.
meta('nl/FacebookAdLibraryReport_2024-01-10_NL_last_7_days_advertisers.csv', pages('700'))
meta('nl/FacebookAdLibraryReport_2024-01-09_NL_yesterday_advertisers.csv', pages('50'))
meta('nl/FacebookAdLibraryReport_2024-01-12_NL_yesterday_advertisers.csv', pages('20'))
meta('nl/FacebookAdLibraryReport_2024-01-10_NL_last_7_days_Noord-Holland.csv', ['100000000000001,Page 1,Payer 1,300'], regional=True)
meta('nl/FacebookAdLibraryReport_2024-01-10_NL_last_7_days_Noordzee.csv', ['100000000000001,Page 1,Payer 1,≤100'], regional=True)
meta('lifelong/FacebookAdLibraryReport_2024-01-10_NL_lifelong_advertisers.csv', pages('90000'))
meta('sweden/FacebookAdLibraryReport_2024-01-10_SE_last_7_days_advertisers.csv', pages('9000'), 'SEK')
meta('dollars/FacebookAdLibraryReport_2024-01-13_NL_yesterday_advertisers.csv', pages('9'), 'USD')
meta('twice/FacebookAdLibraryReport_2024-01-12_NL_yesterday_advertisers.csv', pages('21'))
meta('nameless/report.csv', pages('21'))

GOOGLE = ('Ad_ID,Ad_URL,Ad_Type,Regions,Advertiser_ID,Advertiser_Name,Ad_Campaigns_List,Date_Range_Start,Date_Range_End,Num_of_Days,'
          'Impressions,First_Served_Timestamp,Last_Served_Timestamp,Spend_Range_Min_EUR,Spend_Range_Max_EUR')
ADS_OF_GOOGLE = '\n'.join([GOOGLE, 'CR1,,Text,"EU, NL",AR1,An Advertiser,,2024-01-03,2024-01-05,3,0-10k,,,0,50',
                           'CR2,,Text,"AT, EU",AR2,Another,,2023-12-01,2024-01-20,51,0-10k,,,50,500']) + '\n'
write('google/google-political-ads-creative-stats.csv', ADS_OF_GOOGLE)
write('google/google-political-ads-geo-spend.csv', 'Country,Country_Subdivision_Primary,Country_Subdivision_Secondary,Spend_USD,Spend_EUR\nNL,,,1000,900\n')
archive('bundle/google-political-ads-transparency-bundle.zip', {
    'google-political-ads-transparency-bundle/google-political-ads-creative-stats.csv': ADS_OF_GOOGLE,
    'google-political-ads-transparency-bundle/google-political-ads-geo-spend.csv': 'Country,Country_Subdivision_Primary,Country_Subdivision_Secondary,Spend_USD,Spend_EUR\nNL,,,1000,900\n',
    'google-political-ads-transparency-bundle/google-political-ads-updated.csv': 'Report_Data_Updated_(PT)\n2024-01-31\n'})

SNAP = ('ADID,CreativeUrl,Currency Code,Spend,Impressions,StartDate,EndDate,OrganizationName,BillingAddress,CandidateBallotInformation,'
        'PayingAdvertiserName,Gender,AgeBracket,CountryCode,Regions (Included)')
SNAPS = '\n'.join([SNAP, 'a1,,EUR,32,22055,2024/01/05 10:00:00Z,,Some Party,,,Some Party,,18+,netherlands,',
                   'a2,,EUR,10,1000,2024/01/02 10:00:00Z,2024/03/31 10:00:00Z,Other Party,,,Other Party,,18+,netherlands,',
                   'a3,,USD,10,1000,2024/01/08 10:00:00Z,2024/01/09 10:00:00Z,Far Away,,,Far Away,,18+,canada,']) + '\n'
write('snap/PoliticalAds.csv', SNAPS)
write('snap/PoliticalAds_copied_2024-01-12.csv', SNAPS)

write('own/figures.csv', 'platform,start,end,party,spend\nmeta,2026-03-02,2026-03-08,red,100-499\nmeta,2026-03-09,2026-03-15,town,>1000\n')

write('hostile/FacebookAdLibraryReport_2024-01-12_NL_yesterday_advertisers.csv', 'Page ID,Page name,Disclaimer,Amount spent (EUR),Ads\n1,2,3,4,5\n')
write('hostile/letter.csv', 'Dear reader,\nthis is no table\n')
write('hostile/empty.csv', '')
(FOLDER / 'hostile/cut.zip').write_bytes((FOLDER / 'belgium/FacebookAdLibraryReport_2025-07-13_BE_last_30_days.zip').read_bytes()[:900])
(FOLDER / 'hostile/picture.csv').write_bytes(b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
meta('hostile/odd "name": #1, {x} FacebookAdLibraryReport_2024-01-12_NL_yesterday_advertisers.csv', pages('20'))
meta('hostile/FacebookAdLibraryReport_2024-01-12_NL_yesterday_=1+1,"x".csv', ['100000000000001,Page 1,Payer 1,300'], regional=True)
