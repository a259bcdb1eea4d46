using System;
using System.IO;
using DupNet.Training.Commands;
using DupNet.Training.Native;

ProcessSettings.Apply();
try
{
    TorchLibrary.Prepare();
}
catch (IOException error)
{
    Console.Error.WriteLine($"error: {error.Message}");
    return 1;
}

return RootCommands.Run(args);
