using DupNet.Training.Commands;
using DupNet.Training.Native;

ProcessSettings.Apply();
return RootCommands.Run(args);
