using System;
using System.IO;
using DupNet.Golden;

// dotnet run --project tools/DupNet.Golden -- firmware-tests/golden
if (args is not [string folder] || folder.StartsWith('-'))
{
    Console.Error.WriteLine("usage: DupNet.Golden FOLDER    write the golden vectors");
    return 2;
}

try
{
    GoldenFiles.WriteAll(folder);
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
