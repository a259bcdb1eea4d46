using System;
foreach (var v in DupNet.DeviceCheck.DeviceChecker.Check(args[0], args[1], new DupNet.DeviceCheck.CheckSettings()))
{
    Console.WriteLine(v);
}
