[assembly: System.Reflection.AssemblyMetadata("Kind", "A library that happens to lie in the folder")]
