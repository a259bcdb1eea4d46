using DupNet.DeviceCheck.Commands;

return CheckCommand.Create().Parse(args).Invoke();
