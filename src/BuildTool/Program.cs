using System.Text;
using SchemaPacks.BuildTool;

#pragma warning disable RS0030 // the executable's own streams
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
if (args is not [var list])
{
    Console.Error.WriteLine("The targets of SchemaPacks.Abstractions start this tool with the list of what a build is made of.");
    return 2;
}

BuildCheck.Run(BuildList.Read(list), output, TimeProvider.System);
return 0; // what was found is in the output, which MSBuild reads; a failure of the tool itself ends with an exception
