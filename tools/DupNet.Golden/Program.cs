using System;
using System.IO;
using DupNet.Golden;
using DupNet.Packing;

// dotnet run --project tools/DupNet.Golden -- firmware-tests/golden
// dotnet run --project tools/DupNet.Golden -- --table-g FILE
try
{
    switch (args)
    {
        case ["--table-g", string file]:
            File.WriteAllBytes(file, ModelWriter.Write(GoldenModels.TableG()));
            return 0;

        case [string folder] when !folder.StartsWith('-'):
            GoldenFiles.WriteAll(folder);
            return 0;

        default:
            Console.Error.WriteLine("usage: DupNet.Golden FOLDER            write the golden vectors");
            Console.Error.WriteLine("       DupNet.Golden --table-g FILE    write a random model of layer table G");
            return 2;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
